"""Simulated Huawei VRP5: every line is live at once; the only way back by itself is a scheduled restart."""
