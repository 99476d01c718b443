"""ZTE TITAN C600/C650/C620: an OLT. Not C300: names and errors differ."""
