"""Which names resolvers answer, from the registers."""
