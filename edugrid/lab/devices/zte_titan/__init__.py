"""ZTE TITAN C600, simulated: a display sorted by module, re-echoed errors, ONUs with a light level."""
