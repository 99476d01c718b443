"""Mining (挖矿): who talks to pools, by logs that are there already, and how such a host is cut off."""
