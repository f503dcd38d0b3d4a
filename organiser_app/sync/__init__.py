"""How the logs of a team come together: who is known by which keys, packs, and their merging."""
