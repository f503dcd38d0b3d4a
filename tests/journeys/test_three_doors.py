"""What is heard at three doors is typed by keyboard alone, and is there on every page and paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from organiser_app.cli.passphrase import VARIABLE
from tests.journeys.own_log import MAIN
from tests.journeys.screen import PASSPHRASE, Home, Program

THREE_DOORS = """\
at: 14 Kendal Road        kind: doorstep     with: Bill Hughes (new)
concern: damp in the back bedroom, council never rings back #housing !5
"They said it was condensation." (may quote)
gift: can drive a van on Tuesdays
next: ring back by Tue
---
at: 18 Kendal Road        with: Terri Ashworth (new)
love: Friday lunch at the hall #people
need: someone to ring the council for her #housing again
will: Terri brings the list by Friday
---
at: 21 Ambleside Walk     with: Desmond Clarke (new)
dream: a community kitchen #food
"A kitchen where nobody asks why you are there." (may quote)
concern: speeding past the school #traffic !4"""


def words_of(pdf: Path) -> str:
    """All the words of a PDF, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def test_what_was_heard_at_three_doors_is_on_every_page_and_in_the_report(
    home: Home, display: str, log_path: Path
) -> None:
    with Program(home, display, log_path, **{VARIABLE: PASSPHRASE}) as program:
        program.until(f"window: {MAIN}", "Nobody is waiting for you")
        program.take_keyboard(MAIN)
        program.press("ctrl+l")
        program.until("keyboard: What was said")
        program.write(THREE_DOORS)
        program.until("speeding past the school #traffic !4")
        program.press("ctrl+Return")
        program.until("Listenings saved")
        program.press("ctrl+1")
        program.until("Bill Hughes", "ring back", "Terri Ashworth: brings the list")
        program.press("ctrl+3")
        program.until("They said it was condensation.", "Friday lunch at the hall")
        program.press("ctrl+4")
        program.until("Bill Hughes", "Desmond Clarke", "Terri Ashworth")
        program.press("ctrl+q")
        assert program.ended() == 0
    figures = home.organiser("stats", log_path)["statistics"]
    assert (figures["listenings"], figures["residents_heard"], figures["statements"]) == (3, 3, 6)
    assert home.organiser("search", log_path, "condensation")["hits"]
    report = home.folder / "report.pdf"
    home.organiser("report", log_path, "--template", "listening", "-o", report)
    said = words_of(report)
    assert "They said it was condensation." in said
    assert "A kitchen where nobody asks why you are there." in said


def test_a_first_run_asks_four_questions_and_ends_on_today(home: Home, display: str) -> None:
    with Program(home, display) as program:
        program.until("window: Begin a log", "keyboard: Your name")
        program.take_keyboard("Begin a log")
        for answer in ("Nadia Karim", "Larkmoor", PASSPHRASE):
            program.write(answer)
            program.press("Tab")
        program.write(PASSPHRASE)
        program.press("ctrl+Return")
        program.until("window: Print the recovery key", "Recovery key")
        program.take_keyboard("Print the recovery key")
        program.press("ctrl+Return")
        program.until(f"window: {MAIN}", "Nadia Karim", "Nobody is waiting for you")
        program.take_keyboard(MAIN)
        program.press("ctrl+q")
        assert program.ended() == 0
    (made,) = home.folder.rglob("*.olog")
    assert made.stem == "Larkmoor"
    assert home.organiser("stats", made)["statistics"]["listenings"] == 0
