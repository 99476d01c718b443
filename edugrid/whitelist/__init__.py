"""The whitelist: who may reach what, where that is enforced, and how an entry comes and goes."""
