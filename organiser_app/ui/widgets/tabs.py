"""Tabs over lists or views, as wide as their words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QTabBar


class Tabs(QTabBar):
    """A bar of tabs that has `name` for assistive technology."""

    def __init__(self, name: str, titles: Iterable[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        for scroller in self.findChildren(QAbstractButton):
            scroller.setAccessibleName(name)  # never seen; Qt names them in English
        for title in titles:
            self.addTab(title)
