"""What the vendor folders share: SSH sessions, dialects, driver base."""
