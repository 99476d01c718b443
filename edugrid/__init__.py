"""Infrastructure as code for a region's education cloud and network."""

__version__ = "0.1.0"
