"""What a user can intend: one function each, one transaction each, a `Change` back."""
