"""The web of relationships as a graph: its measures, its layout, and what they say in words."""
