"""How logs come together: keys, packs, merging, and what travels between them."""
