"""The rows of a sample: whole, believable, and the same each time."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain import models
from organiser_app.domain.models import synced_models, table_of
from organiser_app.domain.values import (
    AttemptOutcome,
    Circle,
    CommitmentState,
    ConsentPurpose,
    ContributionKind,
    ListeningKind,
    ProjectStage,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.sample.sizes import EXTENTS, Extent, SampleSize
from organiser_app.services.sample.stream import sample_rows
from tests.services.sample.rows import SMALL, TODAY, Rows, gathered, patch_rows, words

MOST_SAID_ALIKE = 5


def broken_references(rows: Rows) -> list[str]:
    ids = {table_of(model).name: {row["id"] for row in batch} for model, batch in rows.items()}
    broken = []
    for model, batch in rows.items():
        for key in table_of(model).foreign_keys:
            field, target = key.parent.name, key.column.table.name
            named = {row.get(field) for row in batch} - {None}
            if not named <= ids.get(target, set()):
                broken.append(f"{model.__name__}.{field}")
    return broken


def dates_in(row: dict[str, Any]) -> list[date]:
    days = [value for value in row.values() if isinstance(value, date)]
    return [day.date() if isinstance(day, datetime) else day for day in days]


@pytest.mark.parametrize("extent", [EXTENTS[SampleSize.PATCH], SMALL])
def test_the_same_seed_and_day_give_the_same_rows(extent: Extent) -> None:
    assert gathered(extent) == gathered(extent)


def test_another_seed_gives_other_residents() -> None:
    def names(seed: int) -> list[str]:
        return [row["name"] for row in gathered(SMALL, seed)[models.Resident]]

    assert names(1) != names(2)


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    residents=st.integers(24, 60),
    today=st.dates(date(2024, 1, 1), date(2031, 12, 31)),
)
def test_every_reference_is_to_a_row_that_is_there(seed: int, residents: int, today: date) -> None:
    rows = gathered(Extent(2, 4, residents * 2, 6, 1.2, 2.0), seed, today)
    assert broken_references(rows) == []
    assert max(row["at"] for row in rows[models.Listening]).date() == today


def test_a_door_that_wants_no_contact_was_not_knocked_at_again() -> None:
    rows = patch_rows()
    since = {row["id"]: row["do_not_contact_since"] for row in rows[models.Door]}
    assert any(since.values())
    for knock in rows[models.Attempt]:
        asked = since[knock["door_id"]]
        assert asked is None or knock["at"].date() <= asked


def test_some_knocks_have_a_note_that_fits_what_came_of_them() -> None:
    rows = patch_rows()
    notes = words(rows, WordingPart.NOTE)
    came = {row["outcome"] for row in rows[models.Attempt] if row["id"] in notes}
    assert {AttemptOutcome.COME_BACK, AttemptOutcome.SHORT_CHAT, AttemptOutcome.REFUSED} <= came
    assert AttemptOutcome.LISTENED not in came


def test_every_table_comes_after_those_that_it_refers_to() -> None:
    order = [table_of(model).name for model in patch_rows()]
    for model in patch_rows():
        table = table_of(model)
        named = {key.column.table.name for key in table.foreign_keys} - {table.name}
        if model is models.Organiser:
            named.remove("resident")  # a volunteer organiser is a resident, whom organisers keep
        assert all(order.index(name) < order.index(table.name) for name in named), table.name


def test_every_synced_table_but_the_merging_ones_has_rows() -> None:
    empty = {model.__name__ for model in synced_models()} - {m.__name__ for m in patch_rows()}
    assert empty == {"Supersedes", "Erased", "SamePlace"}


def test_ids_rise_in_every_table() -> None:
    for model, batch in gathered(SMALL).items():
        ids = [row["id"] for row in batch]
        assert all(first < second for first, second in pairwise(ids)), model.__name__


def test_a_promise_says_when_it_was_made() -> None:
    rows = gathered(SMALL)
    heard = {row["id"]: row["at"].date() for row in rows[models.Listening]}
    begun = {row["id"]: row["begun_on"] for row in rows[models.Project]}
    for model in (models.NextStep, models.Commitment):
        for row in rows[model]:
            made = row["agreed_on"]
            assert made <= TODAY
            if row.get("project_id"):
                assert begun[row["project_id"]] <= made <= row["due_on"]
            elif row.get("listening_id") and not row.get("renews_id"):
                assert made == heard[row["listening_id"]]


def test_a_patch_is_as_large_as_it_is_said_to_be() -> None:
    counts = {model: len(batch) for model, batch in patch_rows().items()}
    assert counts[models.Resident] == 120
    assert 225 <= counts[models.Listening] <= 275
    assert 600 <= counts[models.Statement] <= 800
    assert counts[models.Project] == 3
    assert counts[models.Wave] == 2
    assert counts[models.Tie] == 264


def test_a_town_has_its_organisers_residents_and_ties() -> None:
    counts: Counter[type] = Counter()
    for model, batch in sample_rows(EXTENTS[SampleSize.TOWN], 1, TODAY):
        counts[model] += len(batch)
    assert counts[models.Organiser] == 12
    assert counts[models.Resident] == 2_000
    assert counts[models.Tie] == 6_000


def test_the_shares_of_a_nation_add_up() -> None:
    nation = EXTENTS[SampleSize.NATIONAL]
    patches = range(nation.patches)
    assert sum(map(nation.residents_of, patches)) == 150_000
    assert sum(map(nation.organisers_of, patches)) == 5_500
    assert sum(map(nation.projects_of, patches)) == 1_500


def test_patches_have_names_of_their_own() -> None:
    many = Extent(60, 60, 60 * 12, 0, 0.5, 0.5)
    names = [row["name"] for row in gathered(many)[models.Patch]]
    assert len(set(names)) == 60


def test_the_last_listening_is_today_and_nothing_heard_or_settled_lies_ahead() -> None:
    rows = patch_rows()
    assert max(row["at"] for row in rows[models.Listening]).date() == TODAY
    ahead = {models.NextStep, models.Commitment, models.Grant, models.Wave, models.Meeting}
    for model, batch in rows.items():
        if model not in ahead:
            assert all(day <= TODAY for row in batch for day in dates_in(row)), model.__name__
    for model in (models.NextStep, models.Commitment):
        assert all(row["settled_on"] is None or row["settled_on"] <= TODAY for row in rows[model])


def test_today_has_something_due_late_and_ahead() -> None:
    rows = patch_rows()
    due = [
        row["due_on"]
        for model in (models.NextStep, models.Commitment)
        for row in rows[model]
        if row["state"] == "open"
    ]
    assert sum(day < TODAY for day in due) >= 3
    assert sum(day >= TODAY for day in due) >= 10


def test_every_kind_is_heard_and_loves_and_concerns_the_most() -> None:
    kinds = Counter(row["kind"] for row in patch_rows()[models.Statement])
    assert set(kinds) == set(StatementKind)
    assert {kind for kind, _ in kinds.most_common(2)} == {StatementKind.LOVE, StatementKind.CONCERN}


def test_residents_are_heard_in_every_way_and_most_at_their_doors() -> None:
    kinds = Counter(row["kind"] for row in patch_rows()[models.Listening])
    assert set(kinds) == set(ListeningKind) - {ListeningKind.SURVEY}
    assert kinds.most_common(1)[0][0] is ListeningKind.DOORSTEP


def test_no_quote_is_heard_twice_and_no_note_of_a_statement_often() -> None:
    rows = patch_rows()
    quotes = Counter(words(rows, WordingPart.QUOTE).values())
    assert quotes.most_common(1)[0][1] == 1
    assert len(quotes) > 250
    said = Counter(words(rows, WordingPart.WORDS).values())
    assert said.most_common(1)[0][1] <= MOST_SAID_ALIKE
    assert len(said) > 0.7 * said.total()


def test_every_statement_has_words() -> None:
    rows = patch_rows()
    worded = words(rows, WordingPart.WORDS)
    assert all(statement["id"] in worded for statement in rows[models.Statement])


def test_only_some_of_the_latest_statements_wait_for_a_theme() -> None:
    rows = patch_rows()
    themed = {row["statement_id"] for row in rows[models.StatementTheme]}
    heard_at = {row["id"]: row["at"].date() for row in rows[models.Listening]}
    waiting = [row for row in rows[models.Statement] if row["id"] not in themed]
    latest = [
        row
        for row in rows[models.Statement]
        if TODAY - heard_at[row["listening_id"]] < timedelta(days=14)
    ]
    assert 5 < len(waiting) < len(latest)
    assert all(row in latest for row in waiting)


def test_a_wave_goes_out_with_its_questions_in_order() -> None:
    rows = patch_rows()
    for wave in rows[models.Wave]:
        asked = [row for row in rows[models.WaveQuestion] if row["wave_id"] == wave["id"]]
        assert [row["position"] for row in asked] == [1, 2, 3]
        assert wave["target_residents"] < wave["target_listenings"]


def test_themes_change_rank_between_the_waves() -> None:
    rows = patch_rows()
    earlier, later = (wave["id"] for wave in rows[models.Wave])
    assert top_concerns(rows, earlier) != top_concerns(rows, later)


def top_concerns(rows: Rows, wave_id: UUID) -> list[UUID]:
    inside = {row["id"] for row in rows[models.Listening] if row["wave_id"] == wave_id}
    concerns = {
        row["id"]
        for row in rows[models.Statement]
        if row["kind"] is StatementKind.CONCERN and row["listening_id"] in inside
    }
    themes = Counter(
        row["theme_id"] for row in rows[models.StatementTheme] if row["statement_id"] in concerns
    )
    return [theme for theme, _ in themes.most_common(5)]


def test_only_who_has_a_name_and_agreed_may_be_named() -> None:
    rows = patch_rows()
    named = {row["id"] for row in rows[models.Resident] if row["name"]}
    agreed = {
        row["subject_id"]
        for row in rows[models.Consent]
        if row["purpose"] is ConsentPurpose.QUOTE_BY_NAME and row["given"]
    }
    quoted = {
        row["subject_id"]
        for row in rows[models.Statement]
        if row["permission"] is QuotePermission.NAMED
    }
    assert quoted
    assert quoted <= named & agreed


def test_everybody_has_a_name_or_a_pseudonym_and_a_few_gave_their_name_later() -> None:
    residents = patch_rows()[models.Resident]
    assert all(row["name"] or row["pseudonym"] for row in residents)
    assert 1 <= sum(bool(row["name"] and row["pseudonym"]) for row in residents) <= 10
    assert 20 <= sum(row["name"] is None for row in residents) <= 50


def test_nobody_comes_nearer_without_evidence_or_backwards() -> None:
    moves = defaultdict(list)
    for row in patch_rows()[models.CircleMove]:
        moves[row["subject_id"]].append((row["on"], tuple(Circle).index(row["circle"])))
        assert row["evidence"]
    for path in moves.values():
        assert [ring for _, ring in sorted(path)] == list(range(len(path)))


def test_no_two_residents_are_tied_twice_and_nobody_to_themselves() -> None:
    ties = [row for row in patch_rows()[models.Tie] if row["other_subject_id"]]
    pairs = [frozenset((row["subject_id"], row["other_subject_id"])) for row in ties]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_every_promise_is_somebodys_and_some_hang_on_others() -> None:
    promises = patch_rows()[models.Commitment]
    for row in promises:
        promisers = [row["organiser_id"], row["subject_id"], row["promised_by"] or None]
        assert sum(promiser is not None for promiser in promisers) == 1
    states = Counter(row["state"] for row in promises)
    assert {
        CommitmentState.KEPT,
        CommitmentState.PART_KEPT,
        CommitmentState.LAPSED,
        CommitmentState.OPEN,
    } <= set(states)
    assert states.most_common(1)[0][0] is CommitmentState.KEPT
    assert any(row["condition"] for row in promises)


def test_the_projects_are_at_three_stages_and_born_of_statements() -> None:
    rows = patch_rows()
    stages = {row["stage"] for row in rows[models.Project]}
    assert stages == {ProjectStage.RUNNING, ProjectStage.GETTING_GOING, ProjectStage.IDEA}
    births = Counter(row["project_id"] for row in rows[models.ProjectStatement])
    assert all(births[row["id"]] >= 5 for row in rows[models.Project])


def test_a_project_came_to_the_stage_it_is_at_one_by_one() -> None:
    rows = patch_rows()
    for project in rows[models.Project]:
        moves = [row for row in rows[models.StageMove] if row["project_id"] == project["id"]]
        way = tuple(ProjectStage)
        assert [row["stage"] for row in moves] == list(way[: way.index(project["stage"]) + 1])
        assert [row["on"] for row in moves] == sorted(row["on"] for row in moves)
        assert moves[0]["on"] == project["begun_on"]


def test_hours_are_counted_at_their_rate() -> None:
    rows = patch_rows()
    rates = {row["id"]: row["pence_per_hour"] for row in rows[models.Rate]}
    hours = [row for row in rows[models.Contribution] if row["kind"] is ContributionKind.HOURS]
    assert hours
    for row in hours:
        assert row["pence"] == round(row["minutes"] * rates[row["rate_id"]] / 60)
    assert {row["kind"] for row in rows[models.Contribution]} == set(ContributionKind)


def test_every_story_is_told_before_during_and_after() -> None:
    rows = patch_rows()
    for part in (WordingPart.BEFORE, WordingPart.DURING, WordingPart.AFTER):
        told = words(rows, part)
        assert all(row["id"] in told for row in rows[models.Story])
