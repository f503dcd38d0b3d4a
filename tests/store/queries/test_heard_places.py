"""What was heard where, how strongly, and what changed."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.models import Door, Listening, Place, Street
from organiser_app.domain.rules.changes import ThemeChange
from organiser_app.domain.values import StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.changes import heard_changes
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard_places import heard_by_place, localities
from organiser_app.store.queries.saved_filters import FilterNames, filter_names
from organiser_app.store.queries.spans import Locality, LocalitySort, Span
from organiser_app.store.queries.statements import counts_by_kind, statements
from organiser_app.store.queries.strengths import Spread, strength_by_kind, strength_by_theme
from tests.making import Maker, making

LOVE, CONCERN = StatementKind.LOVE, StatementKind.CONCERN


def leith(make: Maker) -> dict[str, Locality]:
    """Two statements at a gate in Leith, one in Leith itself, three on a street, one nowhere."""
    area = make.place("Leith")
    gate = make.put(Place, patch_id=make.patch, name="School gate", area_id=area)
    street = make.put(Street, patch_id=make.patch, name="Kendal Road")
    doors = [make.put(Door, street_id=street, label=label, position=1) for label in ("1", "2")]
    at_gate = make.listening(place_id=gate)
    make.statement(at_gate, kind=LOVE)
    make.statement(at_gate)
    make.statement(make.listening(place_id=area))
    for door in (*doors, doors[0]):
        make.statement(make.listening(door_id=door))
    make.statement(make.listening())
    gone = make.listening(place_id=gate)
    make.statement(gone)
    make.hide(Listening, gone)
    return {
        "Leith": Locality(LocalitySort.AREA, area),
        "School gate": Locality(LocalitySort.PLACE, gate),
        "Kendal Road": Locality(LocalitySort.STREET, street),
    }


def counted(
    log: Log, wanted: StatementFilter | None = None, *, by_area: bool = False
) -> list[tuple[str, int, int]]:
    with log.reading() as connection:
        found = heard_by_place(connection, wanted or StatementFilter(), by_area=by_area)
    return [(row.name, row.statements, dict(row.kinds)[LOVE]) for row in found]


def test_statements_are_counted_by_street_and_place(log: Log) -> None:
    with making(log) as make:
        leith(make)
    assert counted(log) == [
        ("Kendal Road", 3, 0),
        ("School gate", 2, 1),
        ("Leith", 1, 0),
        ("", 1, 0),
    ]


def test_an_area_counts_what_was_heard_at_its_places_and_at_itself(log: Log) -> None:
    with making(log) as make:
        leith(make)
    assert counted(log, by_area=True) == [("Leith", 3, 1), ("", 4, 0)]


def test_places_follow_the_rest_of_the_filter_and_not_the_place(log: Log) -> None:
    with making(log) as make:
        found = leith(make)
    wanted = StatementFilter(kind=LOVE, locality=found["Kendal Road"])
    assert counted(log, wanted) == [("School gate", 1, 1)]


def test_a_locality_narrows_list_and_counts_alike(log: Log) -> None:
    with making(log) as make:
        found = leith(make)
    with log.reading() as connection:
        for name, expected in [("Leith", 3), ("School gate", 2), ("Kendal Road", 3)]:
            wanted = StatementFilter(locality=found[name])
            assert len(statements(connection, wanted).rows) == expected
            assert sum(count for _, count in counts_by_kind(connection, wanted)) == expected


def test_an_organiser_narrows_the_list(log: Log) -> None:
    with making(log) as make:
        make.statement(make.listening())
        mine = make.organiser
    with log.reading() as connection:
        assert len(statements(connection, StatementFilter(organiser_id=mine)).rows) == 1
        nobody = StatementFilter(organiser_id=log.work().new_id())
        assert statements(connection, nobody).rows == ()


def test_localities_and_the_parts_of_a_filter_have_names(log: Log) -> None:
    with making(log) as make:
        found = leith(make)
        housing, wave = (
            make.theme("housing"),
            make.wave("Spring", date(2026, 3, 1), date(2026, 3, 9)),
        )
        bill = make.resident("Bill Hughes")
    wanted = StatementFilter(
        theme_id=housing, wave_id=wave, resident_id=bill, locality=found["Kendal Road"]
    )
    with log.reading() as connection:
        assert [(name, where.sort) for where, name in localities(connection)] == [
            ("Kendal Road", LocalitySort.STREET),
            ("Leith", LocalitySort.AREA),
            ("School gate", LocalitySort.PLACE),
        ]
        assert filter_names(connection, wanted) == FilterNames(
            wave="Spring", locality="Kendal Road", theme="housing", resident="Bill Hughes"
        )


def test_strength_is_a_mean_of_those_that_said_one(log: Log) -> None:
    with making(log) as make:
        housing, food = make.theme("housing"), make.theme("food")
        listening = make.listening()
        for strength in (5, 4, None):
            make.statement(listening, themes=[housing, housing], strength=strength)
        make.statement(listening, themes=[food], strength=5, kind=LOVE)
    with log.reading() as connection:
        by_kind = dict(strength_by_kind(connection, StatementFilter()))
        by_theme = strength_by_theme(connection, StatementFilter(), 10)
        of_housing = strength_by_theme(connection, StatementFilter(theme_id=housing), 10)
    assert [(name, spread.said) for name, spread in of_housing] == [("housing", 2)]
    assert by_kind[CONCERN] == Spread((0, 0, 0, 1, 1), 3)
    assert (by_kind[CONCERN].mean, by_kind[CONCERN].said) == (4.5, 2)
    assert by_kind[StatementKind.GIFT].mean is None
    assert [(name, spread.mean, spread.said) for name, spread in by_theme] == [
        ("food", 5.0, 1),
        ("housing", 4.5, 2),
    ]


def test_what_is_new_was_never_heard_and_what_went_quiet_was_heard_often(log: Log) -> None:
    def say(make: Maker, day: date, theme: str, times: int) -> None:
        listening = make.listening(on=day)
        for _ in range(times):
            make.statement(listening, themes=[themes[theme]])

    with making(log) as make:
        names = ("fire doors", "buses", "once", "old", "steady")
        themes = {name: make.theme(name) for name in names}
        winter = make.wave("Winter", date(2026, 1, 1), date(2026, 1, 31))
        spring = make.wave("Spring", date(2026, 3, 1), date(2026, 3, 31))
        say(make, date(2025, 6, 1), "old", 1)
        say(make, date(2026, 1, 5), "buses", 8)
        say(make, date(2026, 1, 6), "steady", 5)
        say(make, date(2026, 3, 5), "buses", 2)
        say(make, date(2026, 3, 6), "fire doors", 2)
        for theme in ("once", "old", "old", "steady", "steady"):
            say(make, date(2026, 3, 7), theme, 1)
    with log.reading() as connection:
        now, before = Span(wave_id=spring), Span(wave_id=winter)
        found = heard_changes(connection, now, date(2026, 3, 1), before)
        loves = heard_changes(connection, now, date(2026, 3, 1), before, LOVE)
    assert found.new == (ThemeChange("fire doors", 2, 0),)
    assert found.quiet == (
        ThemeChange("buses", 2, 8),
        ThemeChange("steady", 2, 5),
    )
    assert (loves.new, loves.quiet) == ((), ())
