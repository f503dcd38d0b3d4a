"""Contacts and the calendar, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from organiser_app.domain.models import Consent
from organiser_app.domain.values import ConsentPurpose
from organiser_app.exchange.vcards import read_vcards
from organiser_app.store.log import open_log
from tests.cli.conftest import Organiser
from tests.making import TODAY, making
from tests.store_fixtures import PASSPHRASE, surroundings

BOOK = """BEGIN:VCARD
VERSION:3.0
FN:Nasreen Akhtar
TEL:07700 900124
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:William Hughes
TEL:+447700900123
EMAIL:bill@example.org
ADR:;;99 Far Road;;;;
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:1
END:VCARD
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "book.vcf"
    file.write_text(BOOK)
    return file


@pytest.fixture
def bills(kendal: Path) -> Path:
    """A log with Bill, who agreed to all, Joyce, who did not, and a step about him."""
    with open_log(kendal, PASSPHRASE, surroundings()) as log, making(log) as make:
        bill = make.resident("Bill Hughes", phone="07700 900123")
        for purpose in (ConsentPurpose.KEEP, ConsentPurpose.SHARE_WITH_TEAM):
            make.put(Consent, subject_id=bill, purpose=purpose, given=True, on=TODAY)
        make.resident("Joyce Dee")
        make.step("ring Bill Hughes", subject_id=bill, due_on=TODAY)
    return kendal


def test_only_who_agreed_leaves_as_a_contact(
    organiser: Organiser, bills: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.vcf"
    ran = organiser("contacts", bills, "-o", out)
    assert ran.code == 0, ran.err
    assert "Wrote 1 contact to" in ran.out
    assert "1 resident is left out" in ran.out
    assert [contact.name for contact in read_vcards(out).contacts] == ["Bill Hughes"]
    ran = organiser("contacts", bills, "-o", out, "--force", "--json")
    assert ran.facts["left_out"]["not_asked"] == 1


def test_a_dry_run_says_what_would_come_in_and_changes_nothing(
    organiser: Organiser, bills: Path, book: Path
) -> None:
    ran = organiser("import", bills, book, "--as", "contacts", "--dry-run")
    assert ran.code == 0, ran.err
    assert "1 resident would be added." in ran.out
    assert "1 was in the log already." in ran.out
    assert "nothing was changed" in ran.out
    assert "Entry 3 was not taken: it has no name." in ran.err
    assert organiser("import", bills, book, "--as", "contacts", "--json").facts["added"] == 1


def test_a_dry_run_names_each_and_whoever_has_the_same_name(
    organiser: Organiser, bills: Path, tmp_path: Path
) -> None:
    file = tmp_path / "other.vcf"
    file.write_text(
        BOOK.replace("William Hughes\nTEL:+447700900123", "Bill Hughes\nTEL:07700900125")
    )
    ran = organiser("import", bills, file, "--as", "contacts", "--dry-run")
    assert "Entry 1, Nasreen Akhtar: new." in ran.out
    assert "Entry 2, Bill Hughes: new; the same name as Bill Hughes, who is in the log." in ran.out
    ran = organiser("import", bills, file, "--as", "contacts")
    assert "Entry 2, Bill Hughes: the same name as Bill Hughes" in ran.err


def test_a_dry_run_names_what_would_be_filled(
    organiser: Organiser, bills: Path, book: Path
) -> None:
    ran = organiser("import", bills, book, "--as", "contacts", "--update", "--dry-run")
    assert "Entry 2, William Hughes: fills in email." in ran.out


def test_bringing_a_file_in_again_adds_nobody(
    organiser: Organiser, bills: Path, book: Path, tmp_path: Path
) -> None:
    ran = organiser("import", bills, book, "--as", "contacts")
    assert "None of them has agreed to anything yet" in ran.out
    ran = organiser("import", bills, book, "--as", "contacts", "--json")
    assert (ran.facts["added"], ran.facts["already_there"], ran.facts["filled"]) == (0, 2, 0)
    ran = organiser("import", bills, book, "--as", "contacts", "--update", "--json")
    assert ran.facts["filled"] == 1
    out = tmp_path / "out.vcf"
    organiser("contacts", bills, "-o", out)
    (bill,) = read_vcards(out).contacts
    assert (bill.name, bill.email) == ("Bill Hughes", "bill@example.org")


def test_a_calendar_is_written_with_first_names_unless_others_are_asked_for(
    organiser: Organiser, bills: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.ics"
    ran = organiser("calendar", bills, "-o", out)
    assert ran.code == 0, ran.err
    assert "Wrote 1 entry to" in ran.out
    assert "It is not encrypted." in ran.out
    (entry,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert str(entry["summary"]) == "ring Bill"
    ran = organiser("calendar", bills, "-o", out, "--force", "--names", "full", "--json")
    assert json.loads(ran.out)["names"] == "full"
    assert b"ring Bill Hughes" in out.read_bytes()
    organiser("calendar", bills, "-o", out, "--force", "--names", "none", "--tasks")
    (task,) = Calendar.from_ical(out.read_bytes()).walk("VTODO")
    assert str(task["summary"]) == "ring somebody"
