"""How fast the program is, against floors measured in the same run. No timed tests."""
