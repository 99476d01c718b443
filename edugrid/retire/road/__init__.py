"""The road: a timetable for all legacy data centres of a region that can be kept."""
