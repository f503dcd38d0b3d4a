"""Finding the records that words name, and making those that are not there yet."""
