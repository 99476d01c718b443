"""Certificates: read from a file or asked for over TLS. Nothing is trusted, and nothing but the handshake is sent."""
