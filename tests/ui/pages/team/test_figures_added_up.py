"""Packs of figures in the window: added up by period, seen, and saved as a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from organiser_app.domain.figures import Period
from organiser_app.store.log import Log, open_log
from organiser_app.ui.pages.team.merging import MergeView
from organiser_app.ui.pages.team.merging.passphrases import PassphraseDialog
from organiser_app.ui.pages.team.packs import packs_in
from tests.store.looking import everything
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.figured import figures_pack
from tests.sync.teams import log_of
from tests.ui.lists import lines, titles
from tests.ui.pages.dialogs import in_dialog
from tests.ui.test_every_control import marked, nameless, untranslated

__all__ = ["marked"]

FIRST = Period(date(2026, 1, 1), date(2026, 3, 31))
SECOND = Period(date(2026, 4, 1), date(2026, 6, 30))


def figures_of(folder: Path, name: str, period: Period) -> Path:
    """A pack of the figures of a log in `folder`."""
    path = folder / f"{name} {period.begins}.pack"
    with open_log(folder / f"{name}.olog", PASSPHRASE, surroundings()) as log:
        figures_pack(log, path, period)
    return path


@pytest.fixture
def packs(folder: Path, ada: Log) -> tuple[Path, ...]:
    """Beth’s figures of two periods, and Ada’s own of the first."""
    own = folder / "own.pack"
    figures_pack(ada, own, FIRST)
    return (own, figures_of(folder, "Beth", FIRST), figures_of(folder, "Beth", SECOND))


def test_figures_are_added_up_by_period_and_nothing_is_merged(
    view: MergeView, packs: tuple[Path, ...], ada: Log
) -> None:
    before = everything(ada)
    view.open_packs(packs)
    shown = view.figures
    assert view.shown() is shown
    assert shown.title.text() == "Figures of 2 logs"
    assert titles(shown.list) == ["1 Apr to 30 Jun", "1 Jan to 31 Mar"]
    assert not shown.sheet.twice.isVisible()
    shown.list.choose("sum 1")
    assert shown.sheet.whose.text() == "Told by Ada, Beth"
    assert shown.sheet.twice.isVisible()
    assert "Listenings, 3" in lines(shown.sheet.list)
    assert everything(ada) == before


def test_a_pack_of_figures_among_others_is_added_up_by_its_button(
    view: MergeView, packs: tuple[Path, ...], pack: Path
) -> None:
    view.open_packs((pack, packs[0]))
    assert view.shown() is view.packs
    assert view.packs.add_up.isVisible()
    assert view.packs.sentence.text() == "1 can be merged. 1 holds figures."
    view.packs.list.choose(str(packs[0]))
    assert "They are added up below." in lines(view.packs.list)[-1]
    view.packs.add_up.click()
    assert view.figures.title.text() == "Figures of 1 log"
    view.open_packs((pack, pack.with_name("missing.pack")))
    assert not view.packs.add_up.isVisible()


def test_figures_of_nobody_whom_the_log_knows_are_left_out_with_the_reason(
    view: MergeView, folder: Path, empty_log_folder: Path, packs: tuple[Path, ...]
) -> None:
    stranger = folder / "stranger.pack"
    with log_of(folder, empty_log_folder, "Carys") as carys:
        figures_pack(carys, stranger, FIRST, passphrase="kettle kettle")
    in_dialog(PassphraseDialog, lambda dialog: dialog.field.line.setText("kettle kettle"))
    view.open_packs((stranger, packs[0]))
    shown = view.figures
    assert titles(shown.list) == ["1 Jan to 31 Mar", "Left out", "stranger.pack"]
    shown.list.choose("refused 0")
    assert shown.right.currentWidget() is shown.told
    assert "does not know who wrote this pack" in lines(shown.list)[-1]


def test_they_are_saved_as_a_table(
    view: MergeView, packs: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "programme"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    view.open_packs(packs)
    QTest.keyClick(view.figures.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    table = target.with_suffix(".csv").read_text()
    assert table.startswith("begins,ends,organiser,month,figure,least,most")
    assert "2026-01-01,2026-03-31,,,listenings,3,3" in table


def test_leaving_the_question_for_a_file_saves_nothing_and_esc_is_done(
    view: MergeView, packs: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    view.open_packs(packs)
    view.figures.save.click()
    assert list(tmp_path.glob("*.csv")) == []
    left: list[bool] = []
    view.finished.connect(lambda: left.append(True))
    QTest.keyClick(view.figures.list, Qt.Key.Key_Escape)
    assert left == [True]


def test_files_of_figures_may_be_dropped_too() -> None:
    dragged = QMimeData()
    names = ("a.pack", "b.figures", "c.txt")
    dragged.setUrls([QUrl.fromLocalFile(f"/there/{name}") for name in names])
    assert [path.name for path in packs_in(dragged)] == ["a.pack", "b.figures"]


@pytest.mark.usefixtures("marked")
def test_every_control_is_named_and_can_be_translated(
    view: MergeView, packs: tuple[Path, ...]
) -> None:
    view.open_packs(packs)
    assert nameless(view.figures) == set()
    bare = untranslated(view.figures)
    assert {words for words in bare if not any(data in words for data in ("Ada", "Beth"))} == set()
