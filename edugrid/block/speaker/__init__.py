"""What runs on the route server."""
