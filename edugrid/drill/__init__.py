"""Incident drills in a lab of their own: from detection to block to restore to the record (应急演练).

A drill uses the lab as the demo does: it starts one, runs edugrid's commands on it, and ends it. The commands do not know.
"""
