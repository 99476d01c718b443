"""Moving an application from one cloud to another, stage by stage, each behind a gate of live facts."""
