"""The reports, one to a module, and the pages that they share."""
