"""What people write: files become an inherited tree of frozen models, or a list of every problem."""
