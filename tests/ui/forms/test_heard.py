from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.heard import HeardField


@pytest.fixture
def field(desk: Desk, qtbot: QtBot) -> HeardField:
    made = HeardField("What was heard", desk)
    qtbot.addWidget(made)
    return made


def below(field: HeardField) -> str:
    return field._below.text()


def test_lines_are_read_as_in_quick_capture(field: HeardField) -> None:
    field.set_text("concern: damp in the hall !4\nnext: ring back by Tue\nthey laughed a lot")
    heard = field.heard()
    assert heard is not None
    assert [said.words for said in heard.statements] == ["damp in the hall"]
    assert len(heard.next_steps) == 1
    assert heard.note == "they laughed a lot"
    assert below(field) == "Understood: 1 thing heard, 1 thing agreed, a note."
    assert field.check()


def test_nothing_is_heard_in_an_empty_field(field: HeardField) -> None:
    assert field.heard() is None
    assert field.check()


@pytest.mark.parametrize("text", ["love: the hall\n---\nlove: the park", "with: Bill\nlove: it"])
def test_who_was_there_and_a_second_listening_are_refused(field: HeardField, text: str) -> None:
    field.set_text(text)
    assert not field.check()
    assert below(field)


def test_a_safeguarding_worry_is_neither_saved_nor_kept_in_a_draft(field: HeardField) -> None:
    field.set_text("love: the hall\nsafeguarding: a bruise nobody explains")
    assert "bruise" not in field.kept()
    assert "love: the hall" in field.kept()
    assert not field.check()
