"""SSH front of the simulated devices: terminal, pager, SFTP, and the server that carries many devices."""
