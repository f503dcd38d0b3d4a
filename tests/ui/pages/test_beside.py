"""Cards that scroll together keep their width, whether there is a scroll bar or not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser_app.ui.pages.beside import CardArea


@pytest.mark.usefixtures("dressed")
def test_cards_are_as_wide_before_they_first_scroll_as_they_are_then(qtbot: QtBot) -> None:
    area, card = CardArea("Cards"), QWidget()
    area.add_column(1).addWidget(card)
    qtbot.addWidget(area)
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    assert not area.verticalScrollBar().isVisible()
    before = card.width()
    card.setMinimumHeight(900)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: card.height() >= 900)
    assert card.width() == before
    assert before == 400 - area.verticalScrollBar().sizeHint().width()
