"""Sync through a hub: a PostgreSQL that holds a team's records, and can read none of them."""
