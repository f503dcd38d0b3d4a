from __future__ import annotations

import re

import pytest

from organiser_app.reports import evidence
from organiser_app.reports.render import Document, render
from tests.reports import builders
from tests.reports.reading import pages_of, text_of


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return pages_of(render(Document.LISTENING, builders.full_year()))


def test_the_cover_gives_the_doors_and_the_five_numbers(pages: list[str]) -> None:
    for figure in ("912", "297", "158", "457", "328", "1,240", "512", "428", "2,316", "99p"):
        assert figure in pages[0]


def test_the_numbers_page_gives_every_count(pages: list[str]) -> None:
    figures = ("912", "1,683", "512", "428", "131", "1,874", "58", "2,316", "139", "197")
    for figure in (*figures, "£46,180", "£48,000", "£45,940"):
        assert figure in pages[1]


def test_listenings_are_given_by_kind_and_quarter(pages: list[str]) -> None:
    for figure in ("doorstep 318", "street 86", "one-to-one 64", "96", "148", "121", "147"):
        assert figure in pages[1]


def test_the_heard_page_gives_kinds_ranks_and_changes(pages: list[str]) -> None:
    for figure in ("498", "612", "187", "241", "204", "132", "[5]", "[new]", "up 3", "down 1"):
        assert figure in pages[2]
    assert "2 other themes, named 31 in all" in pages[2]
    assert "Spring 2026" in pages[2]
    assert "Autumn 2024" in pages[2]


def test_a_project_page_gives_people_promises_money_and_outcomes(pages: list[str]) -> None:
    told = (
        "fewer than 5 of them lead",
        "9 concerns, 4 dreams, 1 gift",
        "6 open, 1 lapsed",
        "£4,800 granted by Community Chest; £2,130 spent (44%).",
        "£6,215",
        "41%",
        "from 18% on 1 June 2025, 46 asked; aim 50%",
        "not measured yet",
        "Three prices for the cooker",
    )
    for figure in told:
        assert figure in pages[4]


def test_the_money_page_gives_each_match_and_its_price(pages: list[str]) -> None:
    for figure in ("99p", "63p", "20p", "9p", "7p", "£28,950", "£9,400", "£4,320", "£3,270"):
        assert figure in pages[7]
    assert "2,316 hours, at £12.50 an hour" in pages[7]


def test_one_figure_has_one_identifier_everywhere() -> None:
    rows = evidence.of_listening(builders.full_year()).rows
    identifiers = [row.identifier for row in rows]
    assert identifiers == [f"E{number}" for number in range(1, len(rows) + 1)]
    assert len({row.figure for row in rows}) == len(rows)


def test_each_identifier_in_the_text_is_a_row_of_the_evidence(pages: list[str]) -> None:
    used = {
        mark
        for group in re.findall(r"\[(E\d+(?:, ?E\d+)*)\]", " ".join(pages[:-2]))
        for mark in re.findall(r"E\d+", group)
    }
    rows = {row.identifier for row in evidence.of_listening(builders.full_year()).rows}
    assert used
    assert used <= rows
    for identifier in rows:
        assert identifier in " ".join(pages[-2:])


def test_every_value_of_the_evidence_is_printed() -> None:
    figures = builders.full_year()
    text = text_of(render(Document.LISTENING, figures))
    for row in evidence.of_listening(figures).rows:
        assert row.value in text
        assert row.counted in text


def test_identifiers_are_links() -> None:
    data = render(Document.LISTENING, builders.full_year())
    assert len(re.findall(rb"/Subtype /Link", data)) > 40
    assert re.search(rb"/Dests|/D \[|/Dest", data)


def test_a_small_count_of_people_is_not_printed_on_a_projects_page() -> None:
    figures = builders.nothing(projects=(builders.project(people=3, leading=0),))
    text = text_of(render(Document.PROJECT, figures))
    assert "fewer than 5" in text
    assert not re.search(r"\b3 people\b", text)


def test_no_name_of_who_took_a_step_on_is_printed() -> None:
    text = text_of(render(Document.LISTENING, builders.full_year()))
    assert "Terri" not in text
    assert "Bill" not in text
