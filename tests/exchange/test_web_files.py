"""The web in other programs' formats, and what it tells of people."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import networkx

from organiser_app.domain.values import Circle
from organiser_app.exchange.graphml import graphml
from organiser_app.exchange.kumu import kumu_connections, kumu_elements
from organiser_app.exchange.web_names import NamesTold, called_in_file
from organiser_app.store.queries.web import Web, WebPerson, WebTie
from tests.web.webs import person_id

BILL = WebPerson(person_id(0), "Bill & Co", circle=Circle.LEADER, street="Elm Walk", may_leave=True)
MAN = WebPerson(person_id(1), "the man with the pigeons", pseudonymous=True, may_leave=True)
MEI = WebPerson(person_id(2), "Mei Tran", keeper="Ada")
ADA = WebPerson(person_id(3), "Ada", organiser=True)
WEB = Web(
    (BILL, MAN, MEI, ADA),
    (
        WebTie(BILL.id, MAN.id, 3, ("brother of Mei",)),
        WebTie(BILL.id, MEI.id, 1),
        WebTie(MEI.id, ADA.id, 2),
    ),
)


def rows(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode())))


def test_by_default_everybody_is_a_number() -> None:
    assert list(called_in_file(WEB.people, NamesTold.NUMBERS).values()) == [
        "Resident 1",
        "Resident 2",
        "Resident 3",
        "Organiser 1",
    ]


def test_pseudonyms_leave_alone_where_they_were_asked_for() -> None:
    assert list(called_in_file(WEB.people, NamesTold.PSEUDONYMS).values()) == [
        "Resident 1",
        "the man with the pigeons",
        "Resident 3",
        "Organiser 1",
    ]


def test_a_name_leaves_only_with_consent() -> None:
    called = called_in_file(WEB.people, NamesTold.NAMES)
    assert called[BILL.id] == "Bill & Co"
    assert called[MEI.id] == "Resident 3"


def test_two_of_one_name_are_told_apart_since_kumu_would_make_them_one() -> None:
    twin = replace(BILL, id=person_id(7))
    called = called_in_file((BILL, twin), NamesTold.NAMES)
    assert list(called.values()) == ["Bill & Co", "Bill & Co (2)"]


def test_graphml_is_read_back_by_another_library() -> None:
    written = graphml(WEB, called_in_file(WEB.people, NamesTold.NAMES))
    read = networkx.parse_graphml(written.decode())
    assert not read.is_directed()
    labels = networkx.get_node_attributes(read, "label")
    assert set(labels.values()) == {
        "Bill & Co",
        "the man with the pigeons",
        "Resident 3",
        "Organiser 1",
    }
    strengths = {
        frozenset((labels[one], labels[other])): strength
        for one, other, strength in read.edges(data="strength")
    }
    assert strengths[frozenset(("Bill & Co", "the man with the pigeons"))] == 3
    assert len(strengths) == 3


def test_only_those_who_are_called_something_are_in_a_file() -> None:
    called = called_in_file(WEB.people, NamesTold.NUMBERS)
    del called[ADA.id]
    assert networkx.parse_graphml(graphml(WEB, called).decode()).number_of_nodes() == 3
    assert len(rows(kumu_elements(WEB, called))) == 1 + 3
    assert len(rows(kumu_connections(WEB, called))) == 1 + 2


def test_no_file_tells_streets_keepers_or_kinds_of_ties() -> None:
    called = called_in_file(WEB.people, NamesTold.NAMES)
    for written in (
        graphml(WEB, called),
        kumu_elements(WEB, called),
        kumu_connections(WEB, called),
    ):
        for word in (b"Elm Walk", b"Ada", b"brother", b"Mei"):
            assert word not in written


def test_kumu_has_its_columns_where_it_looks_for_them() -> None:
    called = called_in_file(WEB.people, NamesTold.NAMES)
    elements = rows(kumu_elements(WEB, called))
    assert elements[0] == ["Label", "Type", "Description", "Tags"]
    assert elements[1] == ["Bill & Co", "Resident", "", "leader"]
    connections = rows(kumu_connections(WEB, called))
    assert connections[0] == ["From", "To", "Direction", "Type", "Strength"]
    assert connections[1] == ["Bill & Co", "the man with the pigeons", "undirected", "Tie", "3"]


def test_no_name_is_a_formula() -> None:
    evil = replace(BILL, name="=HYPERLINK(1)")
    web = Web((evil,), ())
    table = kumu_elements(web, called_in_file(web.people, NamesTold.NAMES))
    assert rows(table)[1][0] == "HYPERLINK(1)"
