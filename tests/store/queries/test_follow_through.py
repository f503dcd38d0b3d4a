"""How much was kept of what was promised: each count told from the ones beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from organiser_app.domain.figures import Period
from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.values import CommitmentState
from organiser_app.store.log import Log
from organiser_app.store.queries.follow_through import Settled, follow_through
from tests.making import TODAY, Maker, making

KEPT, PART_KEPT, LAPSED, RENEWED, RELEASED = (
    CommitmentState.KEPT,
    CommitmentState.PART_KEPT,
    CommitmentState.LAPSED,
    CommitmentState.RENEWED,
    CommitmentState.RELEASED,
)


def settle(make: Maker, *states: CommitmentState, **fields: object) -> None:
    for state in states:
        make.promise("cook", state=state, **{"settled_on": TODAY, **fields})


def test_released_ones_are_shown_and_no_part_of_the_rate_and_renewed_are_not_counted(
    log: Log,
) -> None:
    with making(log) as make:
        settle(make, *[KEPT] * 6, *[PART_KEPT] * 2, *[LAPSED] * 2, *[RELEASED] * 5, RENEWED)
        settle(make, CommitmentState.OPEN, settled_on=None)
    settled = log.read(follow_through).settled
    assert settled == Settled(6, 2, 2, 5)
    assert (settled.all, settled.weighed, settled.percent) == (15, 10, 60)


@pytest.mark.parametrize(("kept", "percent"), [(9, None), (10, 100)])
def test_of_few_promises_no_rate_is_given(kept: int, percent: int | None) -> None:
    assert Settled(kept=kept).percent == percent


def test_every_way_of_asking_is_there_with_noughts_and_those_not_written_down(log: Log) -> None:
    with making(log) as make:
        settle(make, KEPT, LAPSED, asked=AskedHow.OFFERED)
        settle(make, KEPT)
    found = dict(log.read(follow_through).by_asked)
    assert list(found) == [*AskedHow, None]
    assert found[AskedHow.OFFERED] == Settled(kept=1, lapsed=1)
    assert found[AskedHow.IN_A_GROUP] == Settled()
    assert found[None] == Settled(kept=1)


def test_a_promise_is_of_the_themes_where_it_was_made_or_of_its_project_each_once(
    log: Log,
) -> None:
    with making(log) as make:
        damp, food = make.theme("damp"), make.theme("food")
        listening = make.listening()
        said = make.statement(listening, themes=[damp, food])
        make.statement(listening, themes=[damp])
        kitchen = make.project()
        make.born(kitchen, said)
        settle(make, KEPT, listening_id=listening, project_id=kitchen)
        settle(make, LAPSED, project_id=kitchen)
        settle(make, KEPT, KEPT)
    rows = log.read(follow_through).by_theme
    assert {row.theme: row.settled for row in rows} == {
        "damp": Settled(kept=1, lapsed=1),
        "food": Settled(kept=1, lapsed=1),
        "": Settled(kept=2),
    }
    assert rows[-1].theme_id is None


def test_a_theme_that_was_merged_counts_as_the_other(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        damp = make.theme("damp", merged_into_id=housing)
        listening = make.listening()
        make.statement(listening, themes=[damp, housing])
        settle(make, KEPT, listening_id=listening)
    (row,) = log.read(follow_through).by_theme
    assert (row.theme_id, row.theme, row.settled) == (housing, "housing", Settled(kept=1))


def test_only_what_was_settled_in_the_period_counts(log: Log) -> None:
    with making(log) as make:
        settle(make, KEPT)
        settle(make, LAPSED, settled_on=TODAY - timedelta(days=40))
    month = Period(TODAY - timedelta(days=30), TODAY)
    found = log.read(lambda connection: follow_through(connection, month))
    assert found.settled == Settled(kept=1)
    assert sum(row.settled.all for row in found.by_theme) == 1
