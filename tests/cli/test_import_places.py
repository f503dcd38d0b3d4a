"""Importing the places of a patch, as a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from organiser_app.domain.models import ChangeEntry, Place, table_of
from organiser_app.services.undo import undo
from organiser_app.store.log import Surroundings, open_log
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE

REAL = Path(__file__).resolve().parents[3] / "shared/data/edinburgh_neighbourhoods_survey.csv"
MAP = (
    *("--map", "name=Postcode", "--map", "area=Allocated NN", "--map", "latitude=Latitude"),
    *("--map", "longitude=Longitude", "--map", "source=Record ID"),
)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A file of three places in two areas, and one line that is none."""
    file = tmp_path / "places.csv"
    file.write_text(
        "id,name,area,lat,lng\n1,The Hall,Leith,55.9,-3.1\n2,School gate,leith,,\n"
        "3,The Pub,Shandon,55.8,-3.2\n4,Bench,Leith,155,-3.2\n",
        encoding="utf-8",
    )
    return file


def kept(path: Path, around: Surroundings) -> list[tuple[str, str | None, str | None]]:
    """The places of the log: name, the name of the area, source."""
    place, area = table_of(Place), table_of(Place).alias("area")
    query = (
        select(place.c.name, area.c.name, place.c.source)
        .outerjoin_from(place, area, area.c.id == place.c.area_id)
        .where(place.c.deleted.is_(False))
        .order_by(place.c.id)
    )
    with open_log(path, PASSPHRASE, around) as log, log.reading() as connection:
        return [(name, inside, source) for name, inside, source in connection.execute(query)]


def changes(path: Path, around: Surroundings) -> int:
    """How many changes were made to the log."""
    with open_log(path, PASSPHRASE, around) as log, log.reading() as connection:
        return len(connection.execute(select(table_of(ChangeEntry).c.sequence)).all())


def test_each_place_lies_in_its_area_and_a_bad_line_is_named(
    organiser: Organiser, kendal: Path, places: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, places, "--as", "places")
    assert (ran.code, ran.out) == (0, "3 places were added.\n")
    assert ran.err == "Line 5 was not taken: “155” is no latitude from -90 to 90.\n"
    assert sorted(kept(kendal, around)) == [
        ("Leith", None, None),
        ("School gate", "Leith", "place:2"),
        ("Shandon", None, None),
        ("The Hall", "Leith", "place:1"),
        ("The Pub", "Shandon", "place:3"),
    ]


def test_a_repeat_adds_none_and_a_new_line_finds_its_area(
    organiser: Organiser, kendal: Path, places: Path, around: Surroundings
) -> None:
    organiser("import", kendal, places, "--as", "places")
    before = changes(kendal, around)
    again = organiser("import", kendal, places, "--as", "places", "--json")
    assert (again.facts["added"], again.facts["already_there"]) == (0, 3)
    assert changes(kendal, around) == before
    places.write_text(places.read_text("utf-8") + "5,The Shop,LEITH,,\n", encoding="utf-8")
    organiser("import", kendal, places, "--as", "places")
    assert ("The Shop", "Leith", "place:5") in kept(kendal, around)
    assert [name for name, _, _ in kept(kendal, around)].count("Leith") == 1


def test_a_dry_run_changes_nothing(
    organiser: Organiser, kendal: Path, places: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, places, "--as", "places", "--dry-run")
    assert ran.out == "3 places would be added.\nThis was a dry run; nothing was changed.\n"
    assert kept(kendal, around) == []


def test_an_import_is_undone_whole(
    organiser: Organiser, kendal: Path, places: Path, around: Surroundings
) -> None:
    organiser("import", kendal, places, "--as", "places")
    with open_log(kendal, PASSPHRASE, around) as log:
        undo(log.work())
    assert kept(kendal, around) == []


@pytest.mark.skipif(not REAL.exists(), reason="the real places are not beside us")
def test_all_real_places_arrive_once(
    organiser: Organiser, kendal: Path, around: Surroundings
) -> None:
    ran = organiser("import", kendal, REAL, "--as", "places", *MAP, "--json")
    assert (ran.facts["added"], ran.facts["not_taken"]) == (2954, [])
    again = organiser("import", kendal, REAL, "--as", "places", *MAP, "--json")
    assert (again.facts["added"], again.facts["already_there"]) == (0, 2954)
    found = kept(kendal, around)
    assert sum(source is not None for _, _, source in found) == 2954
    assert sum(area == "Leith" for _, area, _ in found) == 367
