"""A log made into pages to hand on: statistics, charts, blocks, documents."""
