"""Contacts written and read: versions, folded lines, odd encodings, and broken entries."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import vobject

from organiser_app.domain.errors import InvalidInput
from organiser_app.exchange.vcards import ContactFile, Stray, read_vcards, write_vcards
from organiser_app.store.queries.contacts import ContactRow

BILL = ContactRow(
    UUID(int=1),
    ("Bill Hughes", "Hughes, W."),
    ("07700 900123", "0161 496 0123 or ask"),
    ("bill@example.org",),
    ("14 Kendal Road",),
    (),
)
PLAIN = """BEGIN:VCARD
VERSION:3.0
FN:Nasreen Akhtar
TEL;TYPE=CELL:07700 900124
EMAIL:nasreen@example.org
END:VCARD
"""


def read(folder: Path, content: str | bytes) -> ContactFile:
    file = folder / "book.vcf"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_vcards(file)


def test_what_is_written_is_read_back_by_the_library_and_by_ourselves(tmp_path: Path) -> None:
    content = write_vcards([BILL])
    card = vobject.readOne(content.decode())
    assert card.version.value == "3.0"
    assert (card.n.value.family, card.n.value.given) == ("Hughes", "Bill")
    assert [line.value for line in card.tel_list] == ["+447700900123", "+441614960123"]
    assert [line.type_param for line in card.tel_list] == ["CELL", "HOME"]
    (contact,) = read(tmp_path, content).contacts
    assert (contact.name, contact.where) == ("Bill Hughes", "14 Kendal Road")
    assert contact.resident_id == BILL.id
    assert write_vcards([BILL]) == content


def test_version_four_and_folded_lines_are_read(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Nasreen\r\n  Akhtar\r\n"
        "TEL;VALUE=uri;TYPE=cell:tel:+44-7700-900124\r\n"
        "EMAIL:nasreen@exa\r\n mple.org\r\nADR:;Flat 6;Elm House;;;;\r\n"
        "NOTE:two\\, three\\nlines\r\nEMAIL:n2@example.org\r\nEND:VCARD\r\n"
    )
    (contact,) = read(tmp_path, text).contacts
    assert (contact.name, contact.phone) == ("Nasreen Akhtar", "+44-7700-900124")
    assert (contact.email, contact.where) == ("nasreen@example.org", "Flat 6, Elm House")
    assert "n2@example.org" in contact.note
    assert "two, three" in contact.note


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.replace("Nasreen", "Siân").encode("utf-8-sig"),
        PLAIN.replace("Nasreen", "Siân").encode("cp1252"),
        PLAIN.replace("Nasreen", "Siân").encode("utf-16"),
        PLAIN.replace("3.0", "2.1")
        .replace("FN:Nasreen", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Si=C3=A2=\nn")
        .encode(),
        PLAIN.replace("3.0", "2.1")
        .replace("FN:Nasreen", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Si=E2n")
        .encode(),
    ],
)
def test_accents_survive_any_usual_encoding(tmp_path: Path, content: bytes) -> None:
    assert [contact.name for contact in read(tmp_path, content).contacts] == ["Siân Akhtar"]


def test_a_broken_entry_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    nameless = "BEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n"
    open_ended = "BEGIN:VCARD\nVERSION:3.0\nFN:Lost\n"
    found = read(tmp_path, "stray\n" + PLAIN + nameless + open_ended + PLAIN)
    assert [contact.number for contact in found.contacts] == [1, 4]
    assert [(each.line, each.reason) for each in found.unread] == [
        (2, "it has no name"),
        (3, "it is not closed by END:VCARD"),
        (1, "“stray” is in no entry"),
    ]


def test_a_field_that_is_too_long_is_a_reason_and_no_end(tmp_path: Path) -> None:
    found = read(tmp_path, PLAIN.replace("07700 900124", "7" * 300) + PLAIN)
    assert [contact.number for contact in found.contacts] == [2]
    assert found.unread[0].line == 1
    assert "phone cannot be used" in found.unread[0].reason


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("N:Hughes;Bill;;;", "Bill Hughes"),
        ("NICKNAME:Billy", "Billy"),
        ("FN:Bill Hughes\nORG:Larkmoor Hall", "Bill Hughes"),
        ("FN:\nN:Hughes;Bill;James;;", "Bill James Hughes"),
    ],
)
def test_a_name_is_found_where_there_is_one(tmp_path: Path, lines: str, name: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"
    assert [contact.name for contact in read(tmp_path, text).contacts] == [name]


def test_a_file_of_something_else_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="holds no contacts"):
        read(tmp_path, "name,phone\nBill,1\n")


@pytest.mark.parametrize(
    "lines",
    ["ORG:Larkmoor Hall;Kitchen", "FN:Larkmoor Hall\nORG:Larkmoor Hall", "KIND:group\nFN:Team"],
)
def test_an_organisation_is_no_resident(tmp_path: Path, lines: str) -> None:
    found = read(tmp_path, f"BEGIN:VCARD\nVERSION:4.0\n{lines}\nEND:VCARD\n")
    assert found.contacts == ()
    assert found.unread[0].reason == "it is of an organisation, and names no person"


def test_a_line_between_two_entries_is_named_by_its_number_in_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, PLAIN + "\nTEL:07700 900125\n" + PLAIN)
    assert len(found.contacts) == 2
    assert found.unread == (Stray(8, "“TEL:07700 900125” is in no entry"),)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=89mile;=GG",
            "what it holds in quoted-printable is broken",
        ),
        ("FN:Nasreen\nEMAIL:nasreen@@example.org", "“nasreen@@example.org” is no e-mail address"),
        ("FN:Nasreen\nEMAIL:nasreen@@example", "“nasreen@@example” is no e-mail address"),
    ],
)
def test_nothing_of_an_entry_that_is_half_readable_is_taken(
    tmp_path: Path, lines: str, reason: str
) -> None:
    found = read(tmp_path, f"BEGIN:VCARD\nVERSION:2.1\n{lines}\nEND:VCARD\n" + PLAIN)
    assert [contact.number for contact in found.contacts] == [2]
    assert [(each.line, each.reason) for each in found.unread] == [(1, reason)]
