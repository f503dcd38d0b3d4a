"""The sample neighbourhood: a seeded, believable team's year, at the scale that is asked for."""
