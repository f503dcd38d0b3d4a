"""Other people's formats, in and out; every import can be tried first."""
