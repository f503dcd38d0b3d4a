"""Doors are added once, whatever the case of their street and label."""

from __future__ import annotations

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.door_ranges import read_doors
from organiser_app.services.doors import NewDoor, add_doors, import_doors
from organiser_app.services.listenings import record_listening
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.doors import doors_of, streets
from tests.services.test_listenings import a_listening


def there(log: Log) -> dict[str, list[str]]:
    with log.reading() as connection:
        today = log.clock().date()
        return {
            street.name: [door.label for door in doors_of(connection, street.id, today=today)]
            for street in streets(connection)
        }


def test_the_doors_of_a_range_stand_as_one_walks(owned_log: Log) -> None:
    found = read_doors("Kendal Road 10, 1-5 odd, 5a")
    change = add_doors(owned_log.work(), found.street, found.labels)
    assert there(owned_log) == {"Kendal Road": ["1", "3", "5", "5A", "10"]}
    assert change.record_id == owned_log.read(streets)[0].id
    undo(owned_log.work())
    assert there(owned_log) == {}


def test_a_door_that_is_there_is_not_doubled(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(where="Flat 2, Elm House"))
    add_doors(owned_log.work(), " elm  house", ("flat 1", "FLAT 2", "flat 1"))
    assert there(owned_log) == {"Elm House": ["flat 1", "Flat 2"]}
    with pytest.raises(InvalidInput, match="already"):
        add_doors(owned_log.work(), "Elm House", ("Flat 1",))


def test_doors_of_any_alphabet_are_found_again(owned_log: Log) -> None:
    for street in ("Église Road", "ÉGLISE ROAD", "E\u0301glise Road"):
        import_doors(owned_log.work(), [NewDoor(street, "3")])
    assert there(owned_log) == {"Église Road": ["3"]}


def test_a_listening_finds_the_door_that_was_added(owned_log: Log) -> None:
    add_doors(owned_log.work(), "Kendal Road", ("14 a",))
    record_listening(owned_log.work(), a_listening(where="14A Kendal Road"))
    assert there(owned_log) == {"Kendal Road": ["14A"]}


def test_doors_need_a_street(owned_log: Log) -> None:
    with pytest.raises(InvalidInput, match="which street"):
        add_doors(owned_log.work(), " ", ("1",))


def test_doors_of_many_streets_are_one_change(owned_log: Log) -> None:
    doors = [NewDoor("Kendal Road", "1"), NewDoor("Elm Close", "1"), NewDoor("kendal road", "2")]
    import_doors(owned_log.work(), doors)
    assert there(owned_log) == {"Elm Close": ["1"], "Kendal Road": ["1", "2"]}
    undo(owned_log.work())
    assert there(owned_log) == {}
