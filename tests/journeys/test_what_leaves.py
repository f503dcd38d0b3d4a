"""What leaves the program, by keyboard: the pages for the next keeper, and the map as a network."""

from __future__ import annotations

import networkx

from organiser_app.domain.models import Consent, Organiser
from organiser_app.domain.values import ConsentPurpose, StatementKind
from organiser_app.store.queries.organisers import organisers
from tests.journeys.own_log import MAIN, TODAY, log_of, window_on
from tests.journeys.screen import Home, Program
from tests.journeys.test_three_doors import words_of
from tests.making import Maker, making


def test_what_leaves_the_program_names_nobody_who_did_not_agree(home: Home, display: str) -> None:
    with log_of(home) as log, making(log) as make:
        fill_for_a_handover(make)
    with window_on(home, display) as program:
        hand_over(program)
        export_the_map(program)
    pages = words_of(home.folder / "Handover from Nadia Karim.pdf")
    for told in ("Bill Hughes", "something about housing", "can drive a van", "gets three prices"):
        assert told in pages
    assert "Joyce Pell" not in pages
    assert "lost her sister" not in pages
    assert "damp in the back bedroom" not in pages
    graph = networkx.read_graphml(home.folder / "Web of Larkmoor.graphml")
    assert graph.number_of_edges() == 1
    named = " ".join(str(facts) for _, facts in graph.nodes(data=True))
    assert not any(name in named for name in ("Bill", "Hughes", "Joyce", "Pell"))
    with log_of(home) as log:
        kept = {row.name: row.keeps for row in log.read(organisers)}
        assert kept == {"Nadia Karim": 1, "Sandra Vance": 1}


def fill_for_a_handover(make: Maker) -> None:
    """Nadia keeps Bill, who agreed to be shared with the team, and Joyce, who was not asked."""
    make.put(Organiser, name="Sandra Vance")
    nadia = make.organiser
    bill = make.resident("Bill Hughes", keeper_id=nadia, door_id=make.door("14"))
    joyce = make.resident("Joyce Pell", keeper_id=nadia)
    make.put(Consent, subject_id=bill, purpose=ConsentPurpose.SHARE_WITH_TEAM, given=True, on=TODAY)
    make.tie(bill, joyce)
    heard = make.listening(bill, on=TODAY)
    make.statement(heard, "damp in the back bedroom", by=bill, themes=[make.theme("housing")])
    make.statement(heard, "can drive a van", kind=StatementKind.GIFT, by=bill)
    make.promise("gets three prices", subject_id=bill, agreed_on=TODAY)
    make.statement(make.listening(joyce, on=TODAY), "lost her sister", by=joyce)


def hand_over(program: Program) -> None:
    title, saving = "Hand residents over to another keeper", "Save the pages for the next keeper?"
    program.press("ctrl+shift+v")
    program.until(f"window: {title}", "1 resident goes over. 1 stays")
    program.take_keyboard(title)
    program.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
    program.until("keyboard: To")
    program.write("San")
    program.press("ctrl+p")
    program.until(f"window: {saving}", "Of 1 resident, who agreed")
    program.take_keyboard(saving)
    program.press("Return")
    program.take_keyboard("Save")
    program.press("Return")
    program.until("Saved as Handover from Nadia Karim.pdf. It is not encrypted.")
    program.take_keyboard(title)
    program.press("ctrl+Return")
    program.until("has a new keeper: ")
    program.take_keyboard(MAIN)


def export_the_map(program: Program) -> None:
    program.press("ctrl+5")
    program.until("2 residents, 1 tie between them.", "Everybody has a tie")
    program.until("keyboard: Map of who knows whom")
    program.press("x")
    title = "Export the map?"
    program.until(f"window: {title}", "2 people leave the program as numbers")
    program.take_keyboard(title)
    program.write("Network")
    program.press("ctrl+Return")
    program.take_keyboard("Save the map")
    program.press("Return")
    program.until("Saved as Web of Larkmoor.graphml.")
    program.take_keyboard(MAIN)
