"""Fields and forms: a label above, a field, and below it what is wrong, if anything is."""
