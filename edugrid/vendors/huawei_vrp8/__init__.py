"""Huawei VRP8: CE switches, NE40E and NE8000 routers (two-stage commit)."""
