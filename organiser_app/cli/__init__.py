"""The commands: thin over the services, for scripts, team leads with many files, and checks."""
