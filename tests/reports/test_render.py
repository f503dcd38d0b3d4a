from __future__ import annotations

import re
import subprocess
import sys

import pytest

from organiser_app.domain.errors import NotFound
from organiser_app.reports.render import Document, render
from tests.reports import builders
from tests.reports.reading import details_of, outline_of, pages_of


def test_the_same_statistics_give_the_same_bytes() -> None:
    assert render(Document.LISTENING, builders.full_year()) == render(
        Document.LISTENING, builders.full_year()
    )


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib, sys; from tests.reports import builders;"
        "from organiser_app.reports.render import Document, render;"
        "data = render(Document.LISTENING, builders.full_year());"
        "sys.stdout.write(hashlib.sha256(data).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_full_year_has_a_page_for_each_part_and_each_project() -> None:
    pages = pages_of(render(Document.LISTENING, builders.full_year()))
    assert len(pages) == 11
    for number, page in enumerate(pages, start=1):
        assert f"{number} of 11" in page


def test_an_empty_log_makes_a_short_and_truthful_report() -> None:
    pages = pages_of(render(Document.LISTENING, builders.nothing()))
    assert len(pages) == 5
    assert "No door has been knocked on yet, and nobody heard." in pages[0]
    assert "The patch has no doors in the log yet." in pages[0]
    assert "Nothing has been heard yet" in pages[2]
    assert "No agreed step is open" in pages[3]


def test_one_of_everything_is_said_in_the_singular() -> None:
    text = " ".join(pages_of(render(Document.LISTENING, builders.first_evening()))[:-1])
    assert "1 resident was heard." in text
    assert "1 agreed step is still open" in text
    assert not re.search(r"\b1 (listenings|statements|doors|residents|projects)\b", text)


def test_the_outline_leads_to_every_part() -> None:
    outline = outline_of(render(Document.LISTENING, builders.full_year()))
    assert outline == [
        "On one page",
        "512 listenings with 428 residents",
        "Damp and mould: still the first concern",
        "Housing: named most in 7 of 12 months",
        "Larkmoor Kitchen is running",
        "Safer Kendal Road is getting going",
        "Forms table is residents’ own",
        "99p came beside each £1 spent",
        "3 agreed steps are still open",
        "How each figure is counted",
    ]


def test_the_file_says_whose_it_is_and_no_hour_of_its_making() -> None:
    details = details_of(render(Document.LISTENING, builders.full_year()))
    assert details["Title"] == "Listening report: Larkmoor"
    assert details["Author"] == "Larkmoor Neighbours"
    assert details["CreationDate"].startswith("D:2000")


def test_a_report_without_a_host_has_the_organiser_as_author() -> None:
    data = render(Document.LISTENING, builders.nothing(host=""))
    assert details_of(data)["Author"] == "Nadia Karim"


def test_the_language_of_the_file_is_given() -> None:
    assert b"/Lang (en-GB)" in render(Document.LISTENING, builders.nothing())


def test_every_face_is_embedded() -> None:
    data = render(Document.LISTENING, builders.full_year())
    fonts = re.findall(rb"/BaseFont /(\S+)", data)
    assert fonts
    assert all(b"+" in font for font in fonts)


def test_a_project_report_tells_of_one_project_alone() -> None:
    figures = builders.nothing(projects=(builders.project(),))
    pages = pages_of(render(Document.PROJECT, figures))
    assert "Larkmoor Kitchen is running" in pages[0]
    assert "Report on Larkmoor" in pages[0]
    assert "We knocked" not in " ".join(pages)
    assert "How each figure is counted" in pages[-1]


def test_a_project_report_without_a_project_says_so() -> None:
    with pytest.raises(NotFound, match="no project"):
        render(Document.PROJECT, builders.nothing())


def test_text_stays_text_in_the_trend_lines() -> None:
    page = pages_of(render(Document.LISTENING, builders.full_year()))[3]
    assert "young people 26%" in page
    assert "Spring 2026" in page


def test_the_report_holds_no_picture() -> None:
    assert b"/Subtype /Image" not in render(Document.LISTENING, builders.full_year())
