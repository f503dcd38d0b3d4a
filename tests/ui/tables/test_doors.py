"""A door is painted in every theme and width, and read out as one sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser_app.domain.values import AttemptOutcome
from organiser_app.ui import theme as look
from organiser_app.ui.tables import DoorDelegate, DoorLine, RowsModel, RowsView
from organiser_app.ui.theme import Mode, theme_for
from organiser_app.ui.theme.outcomes import OUTCOME_KEYS

SHORT = AttemptOutcome.SHORT_CHAT
LINES = {
    "Door 6, Short chat, 17:51, Works nights, try a weekend": DoorLine(
        "a", "6", SHORT, "17:51", "Works nights, try a weekend"
    ),
    "Door 8, Do not contact, Asked on 3 March": DoorLine(
        "b", "8", under="Asked on 3 March", barred=True
    ),
    "Door 16, not yet tried": DoorLine("c", "16"),
    "Flat 12, No answer, 18:04": DoorLine("d", "Flat 12", AttemptOutcome.NO_ANSWER, "18:04"),
}


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    look.register()
    look.apply(qapp, theme_for())
    yield
    look.apply(qapp, theme_for())


@pytest.mark.parametrize(("words", "line"), LINES.items())
def test_a_door_is_read_out_as_one_sentence(words: str, line: DoorLine) -> None:
    assert line.in_words() == words


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("line", LINES.values(), ids=lambda line: line.label)
def test_a_door_is_painted_plain_and_chosen_at_every_width(
    qapp: QApplication, qtbot: QtBot, mode: Mode, line: DoorLine
) -> None:
    look.apply(qapp, theme_for(mode))
    model = RowsModel()
    view = RowsView("Doors", model, DoorDelegate())
    model.setParent(view)
    model.set_rows([line])
    qtbot.addWidget(view)
    for width in (160, 240, 520):
        view.resize(width, 100)
        view.clearSelection()
        plain = view.grab().toImage()
        view.choose_first()
        chosen = view.grab().toImage()
        assert plain != chosen
        assert chosen.pixelColor(1, 18).name().upper() == look.current().selected.accent


def test_a_door_with_something_to_remember_is_higher() -> None:
    delegate, usual = DoorDelegate(), theme_for()
    plain, noted = (
        LINES["Door 16, not yet tried"],
        LINES["Door 8, Do not contact, Asked on 3 March"],
    )
    assert (delegate.height(usual, plain, 240), delegate.height(usual, noted, 240)) == (36, 46)


def test_every_outcome_has_one_key_of_its_own() -> None:
    assert set(OUTCOME_KEYS) == set(AttemptOutcome)
    assert len(set(OUTCOME_KEYS.values())) == len(AttemptOutcome)
