"""Which ports answer at the addresses of a region."""
