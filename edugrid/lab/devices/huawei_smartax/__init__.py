"""Huawei SmartAX MA5800, simulated: its own command line, profiles that need a commit, ONUs with a light level."""
