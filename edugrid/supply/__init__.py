"""What edugrid is made of: the bill of materials, and the audit of it against known vulnerabilities."""
