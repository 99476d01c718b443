"""Intent plus numbers become structured design: typed, comparable, free of I/O."""
