"""The one look of the window: colours by role, sizes, fonts, and the style sheet made from them.

- `theme_for(mode, scale)` makes a `Theme`; `apply(app, theme)` dresses the whole application.
- `current()` is the theme in use; painted widgets and delegates ask it on every paint, so a
  change of theme needs no signal of its own (Qt sends every widget a `StyleChange`).
- `Colours` (roles), `Metrics` (sizes), `Text` (type scale), `Family` and `Theme.font(...)`.
- `contrast(a, b)` is WCAG's; `follow_system(app)` guesses mode and scale from the system,
  `mode_of_system(app)` the mode alone, at any time.
"""

from organiser_app.typefaces import Family
from organiser_app.ui.theme.colours import Colours, contrast, on_selection
from organiser_app.ui.theme.fonts import register
from organiser_app.ui.theme.metrics import Metrics, Text, scale_of
from organiser_app.ui.theme.theme import (
    Mode,
    Theme,
    apply,
    current,
    follow_system,
    mode_of_system,
    theme_for,
)

__all__ = [
    "Colours",
    "Family",
    "Metrics",
    "Mode",
    "Text",
    "Theme",
    "apply",
    "contrast",
    "current",
    "follow_system",
    "mode_of_system",
    "on_selection",
    "register",
    "scale_of",
    "theme_for",
]
