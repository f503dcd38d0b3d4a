"""The pages that one keeper hands to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from organiser_app.domain.handover import HandedOver, HandoverPack, Line
from organiser_app.reports.documents.handover import handover_pack
from tests.reports.reading import details_of, pages_of, text_of

STORY = (
    Line("Who and where", "Joyce Tattersall, 9 Hawkshead Close"),
    Line("How near", "leader since March 2026: chaired the kitchen meeting"),
    Line("Matters most", "It’s them upstairs I worry about.", verbatim=True),
    Line("Gives", "cooks for a crowd"),
    Line("Open", "ring about the shop, by 15 May"),
)
HELLO = (Line("Best time", "ring after ten"), Line("Last contact", "8 May 2026, by phone"))
JOYCE = HandedOver(
    UUID(int=1), "Joyce Tattersall", True, "9 Hawkshead Close", STORY, HELLO, open_things=1
)
SILENT = HandedOver(UUID(int=2), "Pauline Fisk", shared=False, where="3 Hawkshead Close")


def packed(*people: HandedOver) -> HandoverPack:
    day = date(2026, 5, 14)
    return HandoverPack("Nadia Karim", "Ruth Ellery", "Larkmoor", "The Hall", day, people)


def many(count: int) -> tuple[HandedOver, ...]:
    return tuple(replace(JOYCE, name=f"Resident {number:02}") for number in range(count))


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert handover_pack(packed(JOYCE, SILENT)) == handover_pack(packed(JOYCE, SILENT))


def test_every_page_says_that_it_holds_names_for_whom_it_is_and_what_becomes_of_it() -> None:
    pages = pages_of(handover_pack(packed(*many(14))))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "Handover from Nadia Karim to Ruth Ellery" in page
        assert "Holds names. For the next keeper alone. Destroy it" in page
        assert f"{number} of {len(pages)}" in page


def test_three_residents_at_least_stand_on_a_page() -> None:
    pages = pages_of(handover_pack(packed(*many(14))))
    told = [page.count("How to say hello") for page in pages]
    assert sum(told) == 14
    assert min(told[1:-1]) >= 3


def test_a_list_of_all_stands_at_the_head() -> None:
    first = pages_of(handover_pack(packed(JOYCE, SILENT)))[0]
    assert "2 residents to get to know" in first
    assert "Joyce Tattersall 9 Hawkshead Close 1 thing open" in first


def test_a_resident_stands_with_five_lines_and_their_words_as_theirs() -> None:
    words = text_of(handover_pack(packed(JOYCE)))
    for line in (*STORY, *HELLO):
        assert line.about in words
        assert line.words.split()[0] in words
    assert "“It’s them upstairs I worry about.”" in words


def test_how_an_organiser_put_it_is_marked_as_that() -> None:
    noted = replace(JOYCE, story=(Line("Matters most", "the damp", noted=True),))
    assert "the damp (organiser’s note)" in text_of(handover_pack(packed(noted)))


def test_whoever_did_not_agree_is_told_by_their_door_or_not_at_all() -> None:
    football = HandedOver(UUID(int=3), "football dad", shared=False)
    words = text_of(handover_pack(packed(SILENT, football)))
    assert "Ask these first" in words
    assert "3 Hawkshead Close; 1 without a door" in words
    assert "Pauline" not in words
    assert "football" not in words
    assert "How to say hello" not in words


def test_the_file_was_made_on_the_day_of_the_handover() -> None:
    assert details_of(handover_pack(packed(JOYCE)))["CreationDate"].startswith("D:20260514")


def test_an_empty_pack_and_odd_names_make_a_page() -> None:
    assert len(pages_of(handover_pack(packed()))) == 1
    odd = replace(JOYCE, name="<b>Zoë</b> &c \N{ARABIC LETTER ALEF}", where="x" * 300)
    assert "<b>Zoë</b> &c" in text_of(handover_pack(packed(odd)))


def test_the_details_of_the_file_name_no_resident() -> None:
    details = str(details_of(handover_pack(packed(JOYCE))))
    assert "Handover from Nadia Karim" in details
    assert "Joyce" not in details
