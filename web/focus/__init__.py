"""The pages about a strategy's themes: overview, one theme, their development, a tour and a quiz."""
