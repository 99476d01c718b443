"""Simulated Huawei VRP8 (CE switch spelling): two-stage commit, trial, rollback points."""
