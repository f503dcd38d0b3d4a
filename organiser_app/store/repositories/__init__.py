"""Records found, added and changed, one aggregate a module."""
