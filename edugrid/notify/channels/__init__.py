"""What EDUGRID_NOTIFY says: where messages go."""
