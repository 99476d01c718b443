"""H3C Comware 7: S5130, S5560, S6800, S9850 switches, MSR and VSR routers (lines take effect at once)."""
