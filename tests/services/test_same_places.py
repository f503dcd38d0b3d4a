"""Bringing together what two organisers wrote down apart, and telling apart what is two."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.figures import Period
from organiser_app.domain.models import (
    Attempt,
    Door,
    Listening,
    Patch,
    Place,
    Resident,
    Round,
    SamePlace,
    Street,
    Synced,
    Theme,
    Wave,
    WaveQuestion,
    table_of,
)
from organiser_app.domain.rules.agreeing import Sort
from organiser_app.domain.values import AttemptOutcome, PlaceKind
from organiser_app.services.same_places import bring_doors_together, bring_together, tell_apart
from organiser_app.services.undo import redo, undo
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.store.log import Log
from organiser_app.store.queries.counts import door_figures
from organiser_app.store.queries.doors import doors_of, streets
from organiser_app.store.queries.home import home
from organiser_app.store.queries.same_places import likely_place_rows
from organiser_app.store.queries.variation import doors_tried
from organiser_app.store.queries.waves import wave_detail
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.same_places import MODELS, known, naming
from tests.making import TODAY, Maker, making
from tests.store.looking import everything


def door(make: Maker, street: UUID, label: str = "14", **fields: object) -> UUID:
    return make.put(Door, street_id=street, label=label, position=140, **fields)


def kendal_road(make: Maker, patch: UUID | None = None, name: str = "Kendal Road") -> UUID:
    return make.put(Street, patch_id=patch or make.patch, name=name)


def names(log: Log, model: type[Synced], column: str) -> list[UUID]:
    """What the rows of a table name, hidden ones too."""
    table = table_of(model)
    with log.reading() as connection:
        return list(connection.scalars(select(table.c[column]).order_by(table.c.id)))


def hidden(log: Log, model: type[Synced], row_id: UUID) -> bool:
    table = table_of(model)
    with log.reading() as connection:
        return bool(connection.scalar(select(table.c.deleted).where(table.c.id == row_id)))


def test_all_that_names_the_other_one_names_the_kept_one(log: Log) -> None:
    with making(log) as make:
        kept, other = kendal_road(make), kendal_road(make, name="Kendal Rd")
        mine, theirs = door(make, kept), door(make, other, "16")
        make.attempt(theirs, AttemptOutcome.NO_ANSWER)
    bring_together(log.work(), kept, other)
    assert names(log, Door, "street_id") == [kept, kept]
    assert names(log, Attempt, "door_id") == [theirs]
    assert hidden(log, Street, other)
    assert not hidden(log, Street, kept)
    assert mine != theirs


def test_doors_of_two_streets_that_agree_come_along_and_the_others_move(log: Log) -> None:
    with making(log) as make:
        kept, other = kendal_road(make), kendal_road(make)
        mine, theirs = door(make, kept), door(make, other, "No. 14")
        alone = door(make, other, "15")
        make.attempt(mine, AttemptOutcome.NO_ANSWER)
        make.attempt(theirs, AttemptOutcome.LISTENED)
        make.resident("Bill", door_id=theirs)
        make.listening(door_id=theirs)
    bring_together(log.work(), kept, other)
    assert names(log, Attempt, "door_id") == [mine, mine]
    assert names(log, Resident, "door_id") == names(log, Listening, "door_id") == [mine]
    assert hidden(log, Door, theirs)
    assert not hidden(log, Door, alone)


def test_a_door_knocked_by_two_is_one_door_of_two_attempts(log: Log) -> None:
    with making(log) as make:
        kept, other = kendal_road(make), kendal_road(make)
        mine, theirs = door(make, kept), door(make, other)
        make.attempt(mine, AttemptOutcome.NO_ANSWER, date(2026, 2, 1))
        make.attempt(theirs, AttemptOutcome.NO_ANSWER, date(2026, 2, 8))
    bring_together(log.work(), kept, other)
    (street,) = log.read(streets)
    assert (street.doors, street.knocked) == (1, 1)
    (seen,) = log.read(lambda connection: doors_of(connection, kept, today=TODAY))
    assert seen.unanswered == 2
    assert seen.before is not None
    assert seen.before.at.date() == date(2026, 2, 8)
    period = Period(date(2026, 1, 1), TODAY)
    with log.reading() as connection:
        assert doors_tried(connection, period) == (1, 2)
        figures = door_figures(connection, period)
    assert (figures.tried, figures.not_tried, figures.attempts) == (1, 0, 2)


def test_patches_bring_their_streets_doors_and_places_along(log: Log) -> None:
    with making(log) as make:
        other = make.put(Patch, name="Larkmoor")
        mine, theirs = kendal_road(make), kendal_road(make, other)
        one, two = door(make, mine), door(make, theirs)
        alone = kendal_road(make, other, "Mill Lane")
        hall = make.place("St Anne's hall")
        same_hall = make.put(Place, patch_id=other, name="St. Annes Hall", kind=PlaceKind.HALL)
        pub = make.put(Place, patch_id=other, name="The Fleece", kind=PlaceKind.PUB)
    bring_together(log.work(), make.patch, other)
    assert hidden(log, Street, theirs)
    assert hidden(log, Door, two)
    assert hidden(log, Place, same_hall)
    assert not any(
        hidden(log, model, each)
        for model, each in ((Street, alone), (Door, one), (Place, hall), (Place, pub))
    )
    assert set(names(log, Street, "patch_id")) == set(names(log, Place, "patch_id")) == {make.patch}


def test_two_waves_become_one_of_all_their_days_that_asks_each_question_once(log: Log) -> None:
    with making(log) as make:
        kept = make.wave("Spring", date(2026, 3, 1), date(2026, 3, 28))
        other = make.wave("Spring", date(2026, 3, 9), date(2026, 4, 3))
        for wave, asked in (
            (kept, ("What is good?", "And bad?")),
            (other, ("What is good?", "Who?")),
        ):
            for position, question in enumerate(asked, 1):
                make.put(WaveQuestion, wave_id=wave, position=position, question=question)
        make.listening(wave_id=other)
    before = _fields(log)
    bring_together(log.work(), kept, other)
    found = log.read(lambda connection: wave_detail(connection, kept))
    assert found is not None
    assert (found.begins_on, found.ends_on) == (date(2026, 3, 1), date(2026, 4, 3))
    assert found.questions == ("What is good?", "And bad?", "Who?")
    assert names(log, Listening, "wave_id") == [kept]
    assert hidden(log, Wave, other)
    undo(log.work())
    assert {**_fields(log), "same_place": []} == {**before, "same_place": []}


def test_waves_of_one_name_and_time_come_along_with_their_patches(log: Log) -> None:
    with making(log) as make:
        other = make.put(Patch, name="Larkmoor")
        march = {"begins_on": date(2026, 3, 1), "ends_on": date(2026, 3, 28)}
        mine = make.wave("Spring", **march)
        theirs = make.put(Wave, patch_id=other, name="Spring", **march)
        make.put(Wave, patch_id=other, name="Autumn", **march)
    bring_together(log.work(), make.patch, other)
    assert hidden(log, Wave, theirs)
    assert not hidden(log, Wave, mine)
    assert names(log, Wave, "patch_id") == [make.patch] * 3


def test_what_the_kept_one_lacks_is_taken_over_and_nothing_it_has_is_lost(log: Log) -> None:
    with making(log) as make:
        kept = make.put(Place, patch_id=make.patch, name="Hall", open_when="Fridays")
        other = make.put(
            Place,
            patch_id=make.patch,
            name="The hall",
            kind=PlaceKind.HALL,
            postcode="LM1 2AB",
            latitude=53.1,
            longitude=-2.2,
            open_when="never",
            source="halls.csv:3",
        )
    bring_together(log.work(), kept, other)
    with log.reading() as connection:
        row = connection.execute(select(table_of(Place)).where(table_of(Place).c.id == kept)).one()
    assert (row.name, row.open_when) == ("Hall", "Fridays")
    assert (row.kind, row.postcode) == (PlaceKind.HALL, "LM1 2AB")
    assert (row.latitude, row.longitude, row.source) == (53.1, -2.2, "halls.csv:3")


@pytest.mark.parametrize("kept_is_the_area", [True, False])
def test_a_place_never_lies_in_itself(log: Log, *, kept_is_the_area: bool) -> None:
    with making(log) as make:
        area = make.place("Market Place")
        inner = make.put(Place, patch_id=make.patch, name="Market Pl", area_id=area)
    kept, other = (area, inner) if kept_is_the_area else (inner, area)
    bring_together(log.work(), kept, other)
    table = table_of(Place)
    with log.reading() as connection:
        assert connection.scalar(select(table.c.area_id).where(table.c.id == kept)) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "stands"),
    [
        (None, date(2026, 1, 3), date(2026, 1, 3)),
        (date(2026, 2, 1), date(2026, 1, 3), date(2026, 1, 3)),
        (date(2025, 2, 1), date(2026, 1, 3), date(2025, 2, 1)),
        (date(2025, 2, 1), None, date(2025, 2, 1)),
        (None, None, None),
    ],
)
def test_do_not_contact_stands_from_the_earlier_day(
    log: Log, mine: date | None, theirs: date | None, stands: date | None
) -> None:
    with making(log) as make:
        street = kendal_road(make)
        kept = door(make, street, do_not_contact_since=mine)
        other = door(make, street, do_not_contact_since=theirs)
    bring_together(log.work(), kept, other)
    assert names(log, Door, "do_not_contact_since")[0] == stands


def test_it_is_taken_back_as_a_whole_and_brought_back_again(log: Log) -> None:
    with making(log) as make:
        kept, other = kendal_road(make), kendal_road(make)
        for street in (kept, other):
            make.attempt(door(make, street), AttemptOutcome.LISTENED)
    before = _fields(log)
    bring_together(log.work(), kept, other)
    after = _fields(log)
    undo(log.work())
    undone = _fields(log)
    assert all(link[1] for link in undone.pop("same_place"))
    assert undone == {name: rows for name, rows in before.items() if name != "same_place"}
    redo(log.work())
    assert _fields(log) == after


def test_doors_of_a_street_that_agree_are_one_at_one_key(log: Log) -> None:
    with making(log) as make:
        street = kendal_road(make)
        kept = [door(make, street, label) for label in ("14", "14a", "15")]
        gone = [door(make, street, label) for label in ("No 14", "14 A")]
        two = door(make, street, "15")
    tell_apart(log.work(), kept[2], two)
    bring_doors_together(log.work(), street)
    assert [hidden(log, Door, each) for each in (*kept, *gone, two)] == [False] * 3 + [True] * 2 + [
        False
    ]
    with pytest.raises(InvalidInput, match="No two doors"):
        bring_doors_together(log.work(), street)


def test_the_own_patch_is_the_kept_one_from_then_on(log: Log) -> None:
    with making(log) as make:
        other = make.put(Patch, name="Larkmoor Estate")
    bring_together(log.work(), other, make.patch)
    assert log.read(owner).patch_id == other
    assert log.read(home).patch == "Larkmoor Estate"
    undo(log.work())
    assert log.read(owner).patch_id == make.patch


def test_two_themes_are_merged_in_the_codebook(log: Log) -> None:
    with making(log) as make:
        kept, other = make.theme("housing"), make.theme("Housing")
    assert bring_together(log.work(), kept, other).intention == "merge_themes"
    assert names(log, Theme, "merged_into_id") == [None, kept]
    with log.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(table_of(SamePlace))) == 0


def test_what_cannot_be_brought_together_is_said(log: Log) -> None:
    with making(log) as make:
        kept, other, place = kendal_road(make), kendal_road(make), make.place()
    with pytest.raises(InvalidInput, match="one already"):
        bring_together(log.work(), kept, kept)
    with pytest.raises(InvalidInput, match="different sorts"):
        bring_together(log.work(), kept, place)
    with pytest.raises(NotFound):
        bring_together(log.work(), kept, uuid4())
    bring_together(log.work(), kept, other)
    with pytest.raises(InvalidInput, match="one already"):
        bring_together(log.work(), kept, other)


def test_what_names_the_hidden_one_again_can_be_brought_along(log: Log) -> None:
    with making(log) as make:
        kept, other = kendal_road(make), kendal_road(make)
    bring_together(log.work(), kept, other)
    with making(log) as make:
        make.put(
            Round,
            patch_id=make.patch,
            street_id=other,
            organiser_id=make.organiser,
            out_at=log.clock(),
        )
    with log.reading() as connection:
        assert known(connection).still_named == {other: 1}
    bring_together(log.work(), kept, other)
    assert names(log, Round, "street_id") == [kept]
    with log.reading() as connection:
        assert known(connection).still_named == {}


def test_told_apart_the_hidden_one_that_is_named_is_in_sight_again(log: Log) -> None:
    with making(log) as make:
        kept, other = kendal_road(make), kendal_road(make)
    bring_together(log.work(), kept, other)
    with making(log) as make:
        late = door(make, other, "20")
    tell_apart(log.work(), kept, other)
    assert not hidden(log, Street, other)
    assert names(log, Door, "street_id") == [other]
    assert log.read(likely_place_rows) == ()
    bring_together(log.work(), kept, other)
    assert names(log, Door, "street_id") == [kept]
    assert not hidden(log, Door, late)


def test_nothing_that_names_them_is_written_once_or_names_a_resident() -> None:
    columns = [column for model in MODELS.values() for column in naming(table_of(model))]
    assert columns
    assert not {column.table.name for column in columns} & FIXED
    assert not any(column.name in subject_columns(column.table) for column in columns)
    assert set(MODELS) | {Sort.THEME} == set(Sort)


def _fields(log: Log) -> dict[str, list[tuple[object, ...]]]:
    """What stands in every synced table, without the versions."""
    return {name: rows for name, rows in everything(log).items() if not name.endswith("_versions")}
