"""What people write of a legacy data centre, part by part."""
