"""Conditions for beginning and for leaving a stage: pure functions of a site, facts and a day."""
