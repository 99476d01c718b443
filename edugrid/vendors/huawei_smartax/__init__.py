"""Huawei SmartAX MA5800: an OLT. Not VRP: its own command line, without a candidate."""
