"""The brush strokes that widgets and painted rows share, so that both look alike.

- `text`: lines of text with set heights, elided, wrapped to so many lines, quoted.
- `marks`: kind, strength dots, tie squares, circle rings, permission, avatar.
- `boxes`: chips, key hints, bars, buttons as drawn in rows, check boxes, selection.

Every function takes the painter first and the theme's `Colours` for the ground it stands on;
those that take space return the width they used, in pixels.
"""
