"""One function for each intention of a user: a unit of work and an input in, a `Change` out."""
