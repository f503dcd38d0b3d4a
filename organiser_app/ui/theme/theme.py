"""A theme as one frozen value, and the dressing of an application with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from organiser_app.typefaces import Family
from organiser_app.ui.theme import colours as table
from organiser_app.ui.theme import fonts
from organiser_app.ui.theme.colours import Colours
from organiser_app.ui.theme.metrics import Metrics, Text, scale_of
from organiser_app.ui.theme.palette import palette_of
from organiser_app.ui.theme.stylesheet import stylesheet_of


class Mode(StrEnum):
    """The four looks; a user's choice of one is kept by this word."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_LIGHT = "high_contrast_light"
    HIGH_DARK = "high_contrast_dark"


_COLOURS = {
    Mode.LIGHT: table.LIGHT,
    Mode.DARK: table.DARK,
    Mode.HIGH_LIGHT: table.HIGH_LIGHT,
    Mode.HIGH_DARK: table.HIGH_DARK,
}


@dataclass(frozen=True)
class Theme:
    """What to paint with; `still` asks for no motion, `key_hints` shows keys on buttons."""

    mode: Mode
    colours: Colours
    metrics: Metrics
    still: bool = False
    key_hints: bool = True

    @cached_property
    def selected(self) -> Colours:
        """The colours of a selected row, its ground being their `surface`."""
        return table.on_selection(self.colours)

    def font(
        self,
        text: Text = Text.BODY,
        weight: int = 400,
        family: Family = Family.INTER,
        *,
        tabular: bool = False,
    ) -> QFont:
        """The shared font of a step of the scale: copy it before changing it."""
        return fonts.font(self.metrics, text, weight, family, tabular=tabular)


def theme_for(
    mode: Mode = Mode.LIGHT, scale: float = 1.0, *, still: bool = False, key_hints: bool = True
) -> Theme:
    """The theme of a mode, its sizes multiplied by `scale`."""
    return Theme(mode, _COLOURS[mode], Metrics(scale), still, key_hints)


_current = theme_for()


def current() -> Theme:
    """The theme that was applied last; light at the usual size before that."""
    return _current


def apply(app: QApplication, theme: Theme) -> None:
    """Dress `app` in `theme`: Fusion, palette, font and style sheet. Fonts must be registered."""
    global _current  # noqa: PLW0603 (an application wears one theme, like its one palette)
    _current = theme
    sheet = stylesheet_of(theme.colours, theme.metrics)
    if app.styleSheet() == sheet:
        return  # worn already: to dress again would polish every widget that there is
    if not app.styleSheet():
        app.setStyle("Fusion")  # once: it would polish every widget anew, and the sheet does too
    app.setPalette(palette_of(theme.colours))
    app.setFont(theme.font())
    app.setStyleSheet(sheet)


def follow_system(app: QApplication) -> tuple[Mode, float]:
    """The mode and the scale that the system asks for; ask before `apply` sets our own font."""
    return mode_of_system(app), scale_of(QFontInfo(app.font()).pixelSize())


def mode_of_system(app: QApplication) -> Mode:
    """The mode that the system asks for now."""
    hints = app.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    high = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    modes = {
        (False, False): Mode.LIGHT,
        (True, False): Mode.DARK,
        (False, True): Mode.HIGH_LIGHT,
        (True, True): Mode.HIGH_DARK,
    }
    return modes[dark, high]
