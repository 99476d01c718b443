"""What becomes of drift: repaired by a plan, accepted into the intent, or left with the reason why."""
