"""Design becomes config text; two texts become a plan."""
