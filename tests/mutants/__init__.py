"""The merge rule made wrong on purpose, a little at a time, to see that the tests notice."""
