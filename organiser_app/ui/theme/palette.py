"""The roles of colour as a `QPalette`, for what Qt paints by itself."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from organiser_app.ui.theme.colours import Colours, on_selection

_Role = QPalette.ColorRole


def palette_of(colours: Colours) -> QPalette:
    """A palette in which every role of Qt's has one of ours."""
    selected = on_selection(colours)
    roles = {
        _Role.Window: colours.ground,
        _Role.WindowText: colours.ink,
        _Role.Base: colours.surface,
        _Role.AlternateBase: colours.sunk,
        _Role.Text: colours.ink,
        _Role.PlaceholderText: colours.muted,
        _Role.Button: colours.surface,
        _Role.ButtonText: colours.ink,
        _Role.BrightText: colours.danger,
        _Role.Highlight: selected.surface,
        _Role.HighlightedText: selected.ink,
        _Role.Accent: colours.accent,
        _Role.Link: colours.accent,
        _Role.LinkVisited: colours.accent,
        _Role.ToolTipBase: colours.surface,
        _Role.ToolTipText: colours.ink,
        _Role.Light: colours.surface,
        _Role.Midlight: colours.hairline,
        _Role.Mid: colours.hairline,
        _Role.Dark: colours.edge,
        _Role.Shadow: colours.edge,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
