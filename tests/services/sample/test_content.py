"""What is written for the sample fits together, and can be said with the words of any patch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from organiser_app.domain.values import Circle, ListeningKind, StatementKind
from organiser_app.services.sample import content, project_content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.project_content import ALL_PROJECTS

PLACES = dict.fromkeys(
    (
        "patch",
        "landlord",
        "bus",
        "water",
        "flats",
        "street",
        "hall",
        "shop",
        "park",
        "pub",
        "place",
    ),
    "x",
)
LEAST_SAYINGS = 25


def templates() -> Iterator[str]:
    for sayings in content.sayings().values():
        for saying in sayings:
            yield saying.gist
            yield from saying.quotes
    for lines in (*content.notes().values(), *content.knock_notes().values()):
        yield from lines
    for steps in content.follow_ups().steps.values():
        yield from steps
    for promises in content.follow_ups().promises.values():
        for promise in promises:
            yield from (promise.what, promise.condition, promise.by)
    yield from content.follow_ups().organiser.promises
    yield from content.pseudonyms()
    for evidence in content.bonds().evidence.values():
        yield from evidence


def live_themes() -> set[str]:
    return {entry.name for entry in content.codebook() if not (entry.wider or entry.archived)}


def test_every_sentence_can_be_said() -> None:
    for template in templates():
        said = Chance(1).say(template, PLACES)
        assert not re.search(r"[\[\]{}|]", said), template


def test_no_sentence_is_written_twice() -> None:
    quotes = Counter(
        quote for sayings in content.sayings().values() for s in sayings for quote in s.quotes
    )
    assert [quote for quote, times in quotes.items() if times > 1] == []


@pytest.mark.parametrize("kind", list(StatementKind))
def test_there_is_plenty_to_say_of_every_kind(kind: StatementKind) -> None:
    sayings = content.sayings()[kind]
    assert len(sayings) >= LEAST_SAYINGS
    assert sum(len(saying.quotes) for saying in sayings) >= LEAST_SAYINGS


def test_everything_said_has_a_theme_of_the_codebook() -> None:
    said = {saying.theme for sayings in content.sayings().values() for saying in sayings}
    assert said == live_themes()


def test_the_codebook_has_fourteen_themes_in_use() -> None:
    assert len(live_themes()) == 14


def test_every_theme_that_another_names_is_there() -> None:
    names = {entry.name for entry in content.codebook()}
    for entry in content.codebook():
        assert set(entry.near) <= live_themes()
        assert not entry.under or entry.under in names


def test_every_theme_has_something_to_agree_on() -> None:
    wanted = live_themes() | {"any"}
    assert set(content.follow_ups().steps) == wanted
    assert set(content.follow_ups().promises) == wanted


def test_every_circle_has_its_evidence_and_every_listening_its_notes() -> None:
    assert set(content.bonds().evidence) == set(Circle)
    assert set(content.notes()) == set(ListeningKind) - {ListeningKind.SURVEY}


@pytest.mark.parametrize("name", ALL_PROJECTS)
def test_a_project_names_only_seats_themes_and_work_that_there_are(name: str) -> None:
    entry = project_content.project(name)
    money = project_content.money()
    seats = range(len(entry.roles))
    assert all(promise.who is None or promise.who in seats for promise in entry.promises)
    assert all((promise.who is None) == bool(promise.by) for promise in entry.promises)
    assert all(seat in seats for giving in entry.given for seat in giving.people)
    assert all(story.who in seats for story in entry.story)
    assert {theme for _, theme, _ in entry.born} <= live_themes()
    assert {giving.work for giving in entry.given} - {""} <= {r.work for r in money.rate_card.rates}
    assert entry.grant is None or entry.grant.funder < len(money.funder)


@pytest.mark.parametrize("name", ALL_PROJECTS)
def test_no_grant_is_overspent_and_nothing_is_spent_before_it(name: str) -> None:
    entry = project_content.project(name)
    spent = sum(pence for _, _, pence in entry.spending)
    if entry.grant is None:
        assert spent == 0
    else:
        assert 0 < spent <= entry.grant.amount
        assert all(days <= entry.grant.days for days, _, _ in entry.spending)


@pytest.mark.parametrize("name", ALL_PROJECTS)
def test_only_what_has_ended_is_settled(name: str) -> None:
    for promise in project_content.project(name).promises:
        assert (promise.state == "open") == (promise.settled is None)


def test_the_rate_card_says_that_it_is_invented() -> None:
    assert "Invented" in project_content.money().rate_card.source


def test_threads_sit_in_seats_of_projects_in_the_first_patch() -> None:
    streets = {street.name for street in content.places().home.streets}
    for thread in project_content.threads():
        assert thread.seat < len(project_content.project(thread.project).roles)
        assert thread.street in streets
        assert {said.theme for heard in thread.heard for said in heard.said} <= live_themes()


def test_each_log_of_a_team_is_another_organisers() -> None:
    names = content.places().organisers
    assert names.in_log(0) == names.home
    logs = [names.in_log(number) for number in range(100)]
    assert len({own for own, *_ in logs}) == len(logs)
    assert all(len({*log}) == len(names.home) for log in logs)
