"""Boxes of text: one goes on at the end of what stands there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from organiser_app.ui.forms.fields import TextField


def test_one_goes_on_at_the_end_of_words_that_stand_there(
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    field = TextField("Notes")
    qtbot.addWidget(field)
    field.set_text("Ask of damp.")
    qtbot.keyClicks(field.box, " And of the lift.")
    assert field.text() == "Ask of damp. And of the lift."
    field.put_back("Soup")
    qtbot.keyClicks(field.box, " and bread")
    assert field.text() == "Soup and bread"
