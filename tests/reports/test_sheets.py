"""Sheets to write on: what stands on them, and that a long street pages well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from organiser_app.domain.rules.quick_capture import parse
from organiser_app.domain.rules.sheet_line import OUTCOME_LETTERS
from organiser_app.domain.sheets import RoundSheet, SheetDoor
from organiser_app.domain.values import AttemptOutcome, StatementKind, StreetSide
from organiser_app.reports.documents.listening_form import listening_forms
from organiser_app.reports.documents.round_sheet import round_sheet
from tests.reports.reading import details_of, pages_of, text_of
from tests.store_fixtures import START


def kendal(*doors: SheetDoor, street: str = "Kendal Road") -> RoundSheet:
    return RoundSheet(street, StreetSide.EVEN, "Larkmoor", "Ana Bell", "The Hall", doors)


def many(count: int) -> tuple[SheetDoor, ...]:
    return tuple(SheetDoor(str(2 * number)) for number in range(1, count + 1))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert round_sheet(kendal(*many(30))) == round_sheet(kendal(*many(30)))
    assert listening_forms(3, "Larkmoor") == listening_forms(3, "Larkmoor")


def test_a_street_of_200_doors_has_its_head_and_foot_on_every_page() -> None:
    pages = pages_of(round_sheet(kendal(*many(200))))
    assert len(pages) == 9
    for number, page in enumerate(pages, 1):
        assert f"{number} of 9" in page
        assert "Kendal Road" in page
        assert "even side · 200 doors · Larkmoor" in page
        assert "Bring this sheet back to Ana Bell, The Hall" in page
        assert "safety is not written here" in page
        for letter in OUTCOME_LETTERS.values():
            assert re.search(rf"\b{letter} [a-z]", page)
    found = [door for page in pages for door in re.findall(r"\b\d{1,3}\b(?= L S R)", page)]
    assert found == [str(2 * number) for number in range(1, 201)]


def test_what_came_of_the_last_knock_stands_beside_the_door_in_words() -> None:
    door = SheetDoor("14", False, AttemptOutcome.COME_BACK, date(2026, 2, 12), "after seven")
    page = text_of(round_sheet(kendal(door)))
    assert "come back (after seven), 12 Feb 2026" in page


def test_a_door_not_to_be_contacted_has_no_boxes() -> None:
    page = text_of(round_sheet(kendal(SheetDoor("14", do_not_contact=True), SheetDoor("16"))))
    first, second = page.index("14"), page.index("16")
    assert "Do not contact. Do not knock here." in page
    assert not re.search(r"14 (?:Do not .*? )?L S R", page[first:second])
    assert page.count("L S R N V C U D") == 1 + 3


def test_who_hears_of_a_worry_is_named_by_their_part() -> None:
    sheet = replace(kendal(), tell="the warden")
    assert "Tell today: the warden" in text_of(round_sheet(sheet))


def test_a_street_without_doors_is_a_sheet_to_write_them_on() -> None:
    (page,) = pages_of(round_sheet(kendal()))
    assert page.count("L S R N V C U D") > 20


def test_names_may_hold_anything_and_be_of_any_length() -> None:
    odd = SheetDoor("<b>&1</b>", names=("<i>", "x" * 300, "\u202e\x00محمد"))
    page = text_of(round_sheet(kendal(odd, street="<para>& " + "y" * 300)))
    assert "<i>" in page
    assert "…" in page


def test_the_file_says_whose_it_is_and_no_hour_of_its_making() -> None:
    details = details_of(round_sheet(kendal(*many(1))))
    assert details["Title"] == "Round sheet: Kendal Road"
    assert details["Author"] == "The Hall"
    assert details["CreationDate"].startswith("D:2000")


def test_every_face_of_a_sheet_is_embedded() -> None:
    for made in (round_sheet(kendal(*many(2))), listening_forms(1, "Larkmoor")):
        fonts = re.findall(rb"/BaseFont /(\S+)", made)
        assert fonts
        assert all(b"+" in font for font in fonts)


def test_two_forms_stand_on_a_sheet() -> None:
    assert [page.count("concern:") for page in pages_of(listening_forms(5, "Larkmoor"))] == [
        2,
        2,
        1,
    ]


def test_the_words_of_the_form_are_those_that_quick_capture_reads() -> None:
    page = text_of(listening_forms(1, "Larkmoor"))
    words = ("at", "when", "kind", "with", *(kind.value for kind in StatementKind), "next", "will")
    for word in words:
        assert f"{word}:" in page
    typed = "\n".join(f"{kind.value}: something #theme !3" for kind in StatementKind)
    (read,) = parse(f"at: 14 Kendal Road\nkind: one to one\n{typed}\nnext: ring", START).listenings
    assert [each.kind for each in read.listening.statements] == list(StatementKind)
    assert read.problems == ()
