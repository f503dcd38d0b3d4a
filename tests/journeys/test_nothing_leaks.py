"""After a journey through the program no file can be read, but the report that was asked for."""

from __future__ import annotations

import os
from pathlib import Path

from organiser_app.cli.passphrase import VARIABLE
from tests.faults.test_confidentiality import readable
from tests.journeys.own_log import MAIN
from tests.journeys.screen import PASSPHRASE, Home, Program
from tests.journeys.test_three_doors import words_of

PERMITTED, STREET = "marzipandra", "plumrick"
"""In words that may be quoted without a name; the report says from which street they came."""
HEARD_WORDS = ("quibblewick", "zebracorn", "velvetroon", "brambleforth", "snorkelby")
"""In a name, a statement, a quote not to be used, a note and a promise."""
PASSING = ("dandifrost", "trundlemoss")
"""In a draft, and in what was searched for."""

HEARD = """\
at: 7 Plumrick Road   with: Quibblewick Hughes (new)
concern: zebracorn in the back bedroom !5
"velvetroon every winter" (not to quote)
love: Friday lunch at the hall
"marzipandra on Fridays" (may quote)
brambleforth was said in passing
will: Quibblewick brings snorkelby by Friday"""
DRAFT = "need: dandifrost for the hall"
SEARCHED = "trundlemoss"


def readable_anywhere(home: Home) -> list[str]:
    """Which marked words can be read in what the program wrote, caches and passing files too."""
    caches = Path(os.environ["XDG_CACHE_HOME"])
    words = (*HEARD_WORDS, *PASSING, PERMITTED, STREET, PASSPHRASE)
    return readable(home.folder, words) + readable(caches, words)


def go_everywhere(program: Program) -> None:
    """Type at a door, begin another, search, look at each page, back up and save a report."""
    program.until(f"window: {MAIN}", "Nobody is waiting for you")
    program.take_keyboard(MAIN)
    program.press("ctrl+l")
    program.until("keyboard: What was said")
    program.write(HEARD)
    program.press("ctrl+Return")
    program.until("Listening saved")
    program.write(DRAFT)
    program.until(DRAFT)
    for page, word in ("3", "velvetroon"), ("4", "Quibblewick"), ("1", "dandifrost"):
        program.press(f"ctrl+{page}")
        program.until(word)
    program.press("ctrl+k")
    program.write(SEARCHED)
    program.until("Nothing holds these words.")
    program.press("Escape", "ctrl+shift+b")
    program.until("Backed up into the log's folder")


def save_report(program: Program) -> None:
    """Look at the pages of the report, and save it under the name that is offered."""
    program.press("ctrl+9")
    program.until("as they will be saved")
    program.press("ctrl+s")
    program.until("window: Save the report")
    program.take_keyboard("Save the report")
    program.press("Return")
    program.until("Saved as")


def test_no_word_of_a_journey_can_be_read_from_any_file_but_the_report_that_was_saved(
    home: Home, display: str, log_path: Path
) -> None:
    with Program(home, display, log_path, **{VARIABLE: PASSPHRASE}) as program:
        go_everywhere(program)
        files = {file.name for file in home.folder.rglob("*") if file.is_file()}
        assert {"log.db", "log.db-wal", "keys.json", "recent", "organiser.log"} < files
        assert any(name.endswith(".obackup") for name in files)
        assert readable_anywhere(home) == []
        save_report(program)
        assert readable_anywhere(home) == []
        program.take_keyboard(MAIN)
        program.press("ctrl+q")
        assert program.ended() == 0
    assert readable_anywhere(home) == []
    (report,) = home.folder.rglob("*.pdf")
    said = words_of(report).lower()
    assert PERMITTED in said
    assert [word for word in (*HEARD_WORDS, *PASSING) if word in said] == []
    for word in (*HEARD_WORDS, PERMITTED):
        assert home.organiser("search", log_path, word)["hits"], word
