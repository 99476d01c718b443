"""Live facts for the gates: clouds, addresses, names, routes, ports, files. Nothing is changed anywhere."""
