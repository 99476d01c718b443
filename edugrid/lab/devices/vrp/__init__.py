"""Displays that VRP5 and VRP8 print alike."""
