"""The encrypted log on disk: opening it, changing it in transactions, reading it as frozen rows."""
