"""What community organising is made of: records, words, rules. Knows no disk and no window."""
