"""The retirement timetable: stages, gates computed from live facts, roadmap."""
