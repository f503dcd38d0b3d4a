"""Pure functions: what follows from what, with no disk, clock or window."""
