"""Orders of the block register: written, refused, announced, proved, lifted."""
