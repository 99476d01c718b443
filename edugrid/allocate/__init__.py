"""Numbers from pools: pure, stable, kept in ledger files that people review."""
