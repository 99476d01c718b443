"""What was found when: runs, findings and what became of them, in a database."""
