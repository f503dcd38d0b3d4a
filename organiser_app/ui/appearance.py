"""How the window looks: light, dark, in high contrast, or as the system says; kept in the log."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from organiser_app.services.settings import keep_setting, kept_setting
from organiser_app.store.log import Log
from organiser_app.ui import theme
from organiser_app.ui.main_window import MainWindow

_APPEARANCE = "appearance"
_AS_SYSTEM = "system"
_OTHER_MODE = {
    theme.Mode.LIGHT: theme.Mode.DARK,
    theme.Mode.DARK: theme.Mode.LIGHT,
    theme.Mode.HIGH_LIGHT: theme.Mode.HIGH_DARK,
    theme.Mode.HIGH_DARK: theme.Mode.HIGH_LIGHT,
}
_IN_HIGH_CONTRAST = {
    theme.Mode.LIGHT: theme.Mode.HIGH_LIGHT,
    theme.Mode.DARK: theme.Mode.HIGH_DARK,
}


def offer_looks(window: MainWindow) -> None:
    """Let the actions about the look of a window act."""
    window.on("appearance", lambda: _choose(window, _OTHER_MODE[theme.current().mode]))
    window.on("light", lambda: _choose(window, theme.Mode.LIGHT))
    window.on("dark", lambda: _choose(window, theme.Mode.DARK))
    window.on("high_contrast", lambda: _choose(window, _in_high_contrast()))
    window.on("as_system", lambda: _choose(window, None))


def wear_what_was_chosen(log: Log) -> None:
    """Dress the application as was chosen for this log before, if anything was."""
    chosen = kept_setting(log, _APPEARANCE)
    if chosen in set(theme.Mode):
        _wear(theme.Mode(chosen))


def _in_high_contrast() -> theme.Mode:
    """The present look in high contrast, which it may have already."""
    mode = theme.current().mode
    return _IN_HIGH_CONTRAST.get(mode, mode)


def _choose(window: MainWindow, mode: theme.Mode | None) -> None:
    """Wear a mode, or what the system says where it is None, and keep the choice."""
    desk = window.desk
    kept = _AS_SYSTEM if mode is None else mode.value
    window.repaint()  # what was open over it is seen to be gone before the dressing, which is long
    _wear(_of_system() if mode is None else mode)
    desk.tasks.run(
        lambda: keep_setting(desk.log, _APPEARANCE, kept), lambda _: None, desk.bus.failed.emit
    )


def _of_system() -> theme.Mode:
    app = QApplication.instance()
    return theme.mode_of_system(app) if isinstance(app, QApplication) else theme.current().mode


def _wear(mode: theme.Mode) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and theme.current().mode is not mode:
        theme.apply(app, theme.theme_for(mode, theme.current().metrics.scale))
