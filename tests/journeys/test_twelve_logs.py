"""Twelve logs that were worked in apart come together in the window, by keyboard, and apart again.

A team lead has a sample log. Eleven colleagues were handed what is shared of it, and went on by
themselves: each adds themes and puts off a step of their own, one rewrites what the lead rewrote,
one lets a resident go. One pack is damaged on its way, and one is a stranger's.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.models import Theme
from organiser_app.domain.promise_inputs import StepInput
from organiser_app.domain.values import CommitmentState, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.steps import agree_step, move_step
from organiser_app.store.log import Log, open_log
from organiser_app.store.queries import tables as t
from organiser_app.sync.disagreements import disagreements
from organiser_app.sync.members import member_left
from organiser_app.sync.runs import merge_runs
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.team import team
from organiser_app.sync.withdrawing import withdraw
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.tasks import InlineExecutor, Tasks
from tests.journeys.test_by_keyboard import CTRL, press, sample_once, told
from tests.screenshots import NOW
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.apart import (
    OURS,
    SURE,
    THEIRS,
    called,
    common_ground,
    go_on,
    handed,
    only,
    said_now,
)
from tests.sync.teams import acquaint, log_of
from tests.ui.lists import lines

__all__ = ["sample_once"]

COLLEAGUES = (
    *("Ana", "Beth", "Carl", "Dora", "Emeka", "Freya", "Gwen", "Hal", "Ines"),
    *("Joan", "Kit"),
)
APART, FORGETS, DAMAGED, STRANGER = "Beth", "Dora", "Joan", "Kit"
TODAY = NOW.date()
SET_UP = 2
"""A colleague’s log begins with its organiser and its patch."""


@dataclass(frozen=True)
class Team:
    """The folder of the lead’s closed log, and the packs of the others in its order."""

    lead: Path
    packs: tuple[Path, ...]


def step_of(name: str) -> str:
    """The step that a colleague puts off, as the lead does too."""
    return f"Ring {name}’s neighbour"


def go_apart(name: str, log: Log, begin: Path, folder: Path) -> Path:
    """A colleague takes in what the lead shares, goes on apart, and hands it in."""
    merge_pack(log, begin)
    with log.work() as work:
        themes = (f"{name} heard {number}" for number in range(themes_of(name)))
        work.add_all(Theme, [{"id": work.new_id(), "name": theme} for theme in themes])
        work.commit("add_theme")
    move_step(log.work(), only(log, t.next_step, "what", step_of(name)), TODAY + SURE)
    if name == APART:
        go_on(log, THEIRS, TODAY + SURE, CommitmentState.PART_KEPT, TODAY)
    if name == FORGETS:
        withdraw(log.work(), called(log, "Edie Marsh"), TODAY)
    return handed(log, folder / f"{name}.pack")


def themes_of(name: str) -> int:
    """How many themes a colleague adds: each another number."""
    return COLLEAGUES.index(name) + 1


@pytest.fixture(scope="module")
def team_once(
    tmp_path_factory: pytest.TempPathFactory, sample_once: Path, empty_log_folder: Path
) -> Team:
    """The twelve logs, worked in apart, and the packs of eleven."""
    folder = tmp_path_factory.mktemp("twelve")
    path = Path(shutil.copytree(sample_once, folder / "Lead.olog"))
    ahead = (NOW - START).days
    with ExitStack() as opened:
        lead = opened.enter_context(open_log(path, PASSPHRASE, surroundings(SettableClock(NOW))))
        logs = {
            name: opened.enter_context(log_of(folder, empty_log_folder, name, days_ahead=ahead))
            for name in COLLEAGUES
        }
        for log in logs.values():
            acquaint(lead, log)
        handed(lead, folder / "sample.pack")  # so that the next one holds what changed alone
        common_ground(lead, TODAY)
        for name in COLLEAGUES:
            agree_step(lead.work(), StepInput(what=step_of(name), due_on=TODAY), TODAY)
        begin = handed(lead, folder / "begin.pack", since_last=True)
        packs = [go_apart(name, log, begin, folder) for name, log in logs.items()]
        go_on(lead, OURS, TODAY + 2 * SURE, CommitmentState.KEPT, TODAY)
        for name in COLLEAGUES:
            step = only(lead, t.next_step, "what", step_of(name))
            move_step(lead.work(), step, TODAY + 2 * SURE)
        member_left(lead, next(each.id for each in lead.read(team) if each.name == STRANGER))
    damaged = folder / f"{DAMAGED}.pack"
    damaged.write_bytes(damaged.read_bytes()[:-50])
    return Team(path, tuple(packs))


@pytest.fixture
def lead(team_once: Team, tmp_path: Path) -> Iterator[Log]:
    """The lead’s log, for one test."""
    path = shutil.copytree(team_once.lead, tmp_path / "Lead.olog")
    with open_log(path, PASSPHRASE, surroundings(SettableClock(NOW))) as log:
        yield log


@pytest.fixture
def window(lead: Log, dressed: None, qtbot: QtBot) -> MainWindow:  # noqa: ARG001 - dressed first
    """The window on it."""
    worker = Tasks(InlineExecutor())
    made = MainWindow(Desk(lead, worker, Bus(), worker), PAGE_MAKERS)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    at_home(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def expected(name: str) -> str:
    """What the list of packs says of one: what that colleague did, and nothing else."""
    apart = 4 if name == APART else 1
    told = [f"{name}, {SET_UP + themes_of(name)} added", f"{apart} disagreed"]
    return ", ".join([*told, "1 forgotten"] if name == FORGETS else told)


def themes(log: Log) -> set[str]:
    with log.reading() as connection:
        return set(connection.execute(select(t.theme.c.name)).scalars())


def test_the_logs_of_a_team_come_together_are_chosen_from_and_taken_apart_again(
    window: MainWindow, lead: Log, team_once: Team
) -> None:
    alone = themes(lead)
    press(Qt.Key.Key_0, CTRL)
    page = window.stack.currentWidget()
    assert isinstance(page, TeamPage)
    page.look_into(team_once.packs)
    looked = lines(page.merging.packs.list)
    assert looked[:9] == [expected(name) for name in COLLEAGUES[:9]]
    assert looked[9].startswith(f"{DAMAGED}.pack, This pack is damaged")
    assert looked[10].startswith(f"{STRANGER}.pack, ")
    assert "9 can be merged. 2 cannot be." in told(window)
    assert themes(lead) == alone

    press(Qt.Key.Key_J)
    press(Qt.Key.Key_Return)
    said = told(window)
    assert "Beth’s pack, before it is merged" in said
    assert "Merge 8 changes" in said
    assert "4 stay open, both values kept" in said
    assert "Nothing has changed yet" in said
    press(Qt.Key.Key_Escape)

    press(Qt.Key.Key_Return, CTRL)
    assert "9 packs are merged" in told(window)
    assert len(themes(lead) - alone) == sum(themes_of(name) for name in COLLEAGUES[:9])
    assert len(lead.read(disagreements)) == 9 + 3
    assert [run.sender for run in lead.read(merge_runs)] == [*reversed(COLLEAGUES[:9])]

    while not any("Damp in the back bedroom, the council" in line for line in in_hand(page)):
        press(Qt.Key.Key_L)
    damp = next(each for each in lead.read(disagreements) if each.field == "words")
    press(Qt.Key.Key_2)
    assert said_now(lead, damp.row_id) == THEIRS
    assert len(lead.read(disagreements)) == 9 + 2

    later = StatementInput(kind=StatementKind.LOVE, words="Said after the merge")
    heard = ListeningInput(at=lead.clock(), where="school gate", statements=(later,))
    record_listening(lead.work(), heard)
    press(Qt.Key.Key_U)
    assert themes(lead) == alone
    assert all(run.taken_back_at for run in lead.read(merge_runs))
    with lead.reading() as connection:
        kept = connection.execute(select(t.wording).where(t.wording.c.body == later.words)).all()
    assert len(kept) == 1
    assert "9 can be merged. 2 cannot be." in told(window)
    press(Qt.Key.Key_Escape)
    assert "Members" in told(window)


def in_hand(page: TeamPage) -> list[str]:
    """The row in hand in the list of what is to be chosen."""
    row = page.merging.choosing.list.current_row()
    return [] if row is None else [row.in_words()]
