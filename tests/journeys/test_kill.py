"""The program is killed while somebody types and saves: the next start has all that was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.cli.passphrase import VARIABLE
from organiser_app.store.log import open_log
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.people import PeopleOrder, people
from tests.journeys.own_log import MAIN
from tests.journeys.screen import PASSPHRASE, Home, Program

FIRST = "at: 14 Kendal Road   with: Bill Hughes (new)"
SECOND = "concern: damp in the back bedroom, the council never rings back"
LATER = "love: Friday lunch at the hall"
WHOLE = f"{FIRST}\n{SECOND}\n---\nat: 18 Kendal Road\n{LATER}"
LISTENINGS, STATEMENTS = 2, 2


def listening(home: Home, display: str, log_path: Path) -> Program:
    """The program with the cursor in quick capture."""
    program = Program(home, display, log_path, **{VARIABLE: PASSPHRASE})
    program.until(f"window: {MAIN}", "keyboard:")
    program.take_keyboard(MAIN)
    program.press("ctrl+l")
    program.until("keyboard: What was said")
    return program


def draft_in(log_path: Path) -> str:
    """The one draft of a closed log, empty where there is none."""
    with open_log(log_path, PASSPHRASE) as log:
        kept = log.read(drafts)
    assert len(kept) <= 1
    return kept[0].body if kept else ""


def saved_in(home: Home, log_path: Path) -> tuple[int, int]:
    """How many listenings and statements a log holds."""
    figures = home.organiser("stats", log_path)["statistics"]
    return figures["listenings"], figures["statements"]


@pytest.mark.parametrize("seen", ["damp", "damp in the back bedroom", "the council never"])
def test_what_was_typed_is_offered_again_after_a_kill_in_the_middle_of_typing(
    home: Home, display: str, log_path: Path, seen: str
) -> None:
    with listening(home, display, log_path) as program:
        program.write(f"{FIRST}\n")
        program.until("Bill Hughes (new)\n")
        typing = program.begin_to_write(SECOND)
        program.until(seen)
        program.kill()
        typing.wait()
    kept = draft_in(log_path)
    assert kept
    assert f"{FIRST}\n{SECOND}".startswith(kept)
    with listening(home, display, log_path) as program:
        program.until(kept, "Kept from")


@pytest.mark.parametrize("moment", ["pressed", "told"])
def test_a_kill_in_the_middle_of_saving_loses_neither_the_draft_nor_what_was_saved(
    home: Home, display: str, log_path: Path, moment: str
) -> None:
    with listening(home, display, log_path) as program:
        program.write(WHOLE)
        program.until(WHOLE)
        program.press("ctrl+Return")
        if moment == "told":
            program.until("Listenings saved")
        program.kill()
    saved, draft = saved_in(home, log_path), draft_in(log_path)
    told = [((LISTENINGS, STATEMENTS), "")]
    assert (saved, draft) in (told if moment == "told" else [*told, ((0, 0), WHOLE)])


def test_what_is_typed_after_a_kill_joins_what_was_saved_before(
    home: Home, display: str, log_path: Path
) -> None:
    with listening(home, display, log_path) as program:
        program.write(FIRST)
        program.press("ctrl+Return")
        program.until("Listening saved")
        program.write(LATER)
        program.until(LATER)
        program.press("ctrl+1")
        program.until("keyboard:", "Drafts", LATER)
        program.kill()
    with listening(home, display, log_path) as program:
        program.until(LATER, "Kept from")
        program.press("ctrl+Return")
        program.until("Listening saved")
        program.press("ctrl+q")
        assert program.ended() == 0
    assert saved_in(home, log_path) == (2, 1)
    assert draft_in(log_path) == ""


def test_what_was_typed_in_a_dialog_is_offered_on_today_after_a_kill(
    home: Home, display: str, log_path: Path
) -> None:
    with listening(home, display, log_path) as program:
        program.press("ctrl+shift+r")
        program.until("window: Who are they?")
        program.take_keyboard("Who are they?")
        program.until("keyboard: Name")
        program.write("Bill Hughes")
        program.until("Bill Hughes", "Put aside")
        program.press("Tab")
        program.write("the man with the pigeons")
        program.until("the man with the pigeons")
        program.kill()
    with Program(home, display, log_path, **{VARIABLE: PASSPHRASE}) as program:
        program.until(f"window: {MAIN}", "1 draft", "Drafts: Who are they?")
        program.take_keyboard(MAIN)
        program.press("ctrl+shift+r")
        program.until("window: Who are they?", "Bill Hughes", "the man with the pig", "Kept from")
        program.take_keyboard("Who are they?")
        program.press("ctrl+Return")
        program.until("Resident added")
        program.take_keyboard(MAIN)
        program.press("ctrl+q")
        assert program.ended() == 0
    assert draft_in(log_path) == ""
    with open_log(log_path, PASSPHRASE) as log:
        known = log.read(lambda connection: people(connection, PeopleOrder.NAME)).rows
    assert [row.name for row in known] == ["Bill Hughes"]
