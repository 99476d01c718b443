"""The active scan: off unless asked for, only inside ranges that the region owns, never faster than allowed."""
