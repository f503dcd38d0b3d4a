"""Importing the doors of a patch, as a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.services.undo import undo
from organiser_app.store.log import Surroundings, open_log
from organiser_app.store.queries.doors import doors_of, streets
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE

MAP = ("--as", "doors", "--map", "street=Road", "--map", "label=No")


@pytest.fixture
def doors(tmp_path: Path) -> Path:
    """A file of three doors on two streets, and one line that is none."""
    file = tmp_path / "doors.csv"
    file.write_text(
        "Road,No\nKendal Road,14\nKendal Road,2\nElm House,Flat 1\nElm House,\n", encoding="utf-8"
    )
    return file


def kept(path: Path, around: Surroundings) -> dict[str, list[str]]:
    """The labels of the doors of each street, as one walks."""
    with open_log(path, PASSPHRASE, around) as log, log.reading() as connection:
        return {
            street.name: [
                door.label for door in doors_of(connection, street.id, today=log.clock().date())
            ]
            for street in streets(connection)
        }


def test_doors_come_to_their_streets_and_a_bad_line_is_named(
    organiser: Organiser, kendal: Path, doors: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, doors, *MAP)
    assert (ran.code, ran.out) == (0, "3 doors were added.\n")
    assert ran.err == "Line 5 was not taken: it has no door.\n"
    assert kept(kendal, around) == {"Elm House": ["Flat 1"], "Kendal Road": ["2", "14"]}


def test_a_repeat_adds_none(
    organiser: Organiser, kendal: Path, doors: Path, around: Surroundings
) -> None:
    organiser("import", kendal, doors, *MAP)
    doors.write_text("Road,No\nKENDAL ROAD,14\nElm house,flat 1\nElm House,Flat 2\n", "utf-8")
    again = organiser("import", kendal, doors, *MAP, "--json")
    assert (again.facts["added"], again.facts["already_there"]) == (1, 2)
    assert kept(kendal, around)["Elm House"] == ["Flat 1", "Flat 2"]


def test_a_dry_run_changes_nothing_and_an_import_is_undone_whole(
    organiser: Organiser, kendal: Path, doors: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, doors, *MAP, "--dry-run")
    assert ran.out == "3 doors would be added.\nThis was a dry run; nothing was changed.\n"
    assert kept(kendal, around) == {}
    organiser("import", kendal, doors, *MAP)
    with open_log(kendal, PASSPHRASE, around) as log:
        undo(log.work())
    assert kept(kendal, around) == {}
