"""The quotes that may be published, and the projects as a report tells them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from organiser_app.domain.figures import (
    IndicatorFigures,
    Period,
    QuoteFigure,
    Reading,
    StoryFigures,
)
from organiser_app.domain.models import (
    Consent,
    Project,
    ProjectStatement,
    Statement,
    Story,
    Wording,
)
from organiser_app.domain.values import (
    CommitmentState,
    ConsentPurpose,
    ListeningKind,
    ProjectStage,
    QuotePermission,
    StatementKind,
    StepState,
    WordingPart,
)
from organiser_app.services.residents import unlink_identity
from organiser_app.services.statistics import QUOTES, statistics
from organiser_app.store.log import Log
from tests.making import TODAY, making
from tests.services.test_statistics import AFTER, BEFORE, PERIOD, counted

NAMED, UNNAMED = QuotePermission.NAMED, QuotePermission.UNNAMED
YESTERDAY = TODAY - timedelta(days=1)


def test_a_permitted_quote_is_told_with_its_street_and_name(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        listening = make.listening(bill, door_id=make.door("14", "Kendal Road"))
        make.statement(listening, quote="I know damp.", by=bill, permission=NAMED)
    assert counted(log).quotes == (
        QuoteFigure(
            words="I know damp.",
            kind=StatementKind.CONCERN,
            permission=NAMED,
            where="Kendal Road",
            listening_kind=ListeningKind.DOORSTEP,
            said_on=TODAY,
            name="Bill Hughes",
        ),
    )


def test_a_quote_without_a_name_is_told_without_it(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        listening = make.listening(bill, place_id=make.place("school gate"))
        make.statement(listening, quote="I know damp.", by=bill, permission=UNNAMED)
    (quote,) = counted(log).quotes
    assert (quote.name, quote.permission, quote.where) == ("", UNNAMED, "school gate")


@pytest.mark.parametrize("permission", [QuotePermission.ASK_FIRST, QuotePermission.NOT_TO_QUOTE])
def test_what_may_not_be_published_is_not(log: Log, permission: QuotePermission) -> None:
    with making(log) as make:
        make.statement(make.listening(), quote="I know damp.", permission=permission)
    figures = counted(log)
    assert (figures.quotes, figures.quotes_permitted) == ((), 0)


def test_a_name_is_kept_back_once_consent_to_it_is_taken_back(log: Log) -> None:
    with making(log) as make:
        for name, answers in [("Kept", (False, True)), ("Taken back", (True, False))]:
            person = make.resident(name)
            for given, on in zip(answers, (YESTERDAY, TODAY), strict=True):
                purpose = ConsentPurpose.QUOTE_BY_NAME
                make.put(Consent, subject_id=person, purpose=purpose, given=given, on=on)
            listening = make.listening(person)
            make.statement(listening, quote=f"{name} said.", by=person, permission=NAMED)
    told = {quote.words: (quote.name, quote.permission) for quote in counted(log).quotes}
    assert told == {"Kept said.": ("Kept", NAMED), "Taken back said.": ("", UNNAMED)}


def test_a_pseudonym_is_no_name(log: Log) -> None:
    with making(log) as make:
        man = make.resident(None, pseudonym="the man with the pigeons")
        make.statement(make.listening(man), quote="Coo.", by=man, permission=NAMED)
    (quote,) = counted(log).quotes
    assert (quote.name, quote.permission) == ("", UNNAMED)


def test_what_stands_for_an_unlinked_name_is_not_told_as_one(log: Log) -> None:
    with making(log) as make:
        jim = make.resident("Jim Fell")
        make.statement(make.listening(jim), quote="Coo.", by=jim, permission=NAMED)
    assert [quote.name for quote in counted(log).quotes] == ["Jim Fell"]
    unlink_identity(log.work(), jim, "the pigeon man")
    (quote,) = counted(log).quotes
    assert (quote.name, quote.permission) == ("", UNNAMED)


def test_words_without_a_quote_deleted_or_of_other_days_are_not_published(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        make.statement(listening, permission=NAMED)
        make.hide(Statement, make.statement(listening, quote="Gone.", permission=NAMED))
        make.statement(make.listening(on=AFTER), quote="Later.", permission=NAMED)
        emptied = make.statement(listening, permission=NAMED)
        first = make.wording(emptied, "Said.", WordingPart.QUOTE)
        make.wording(emptied, "", WordingPart.QUOTE, instead=first)
        undone = make.statement(listening, permission=NAMED)
        make.hide(Wording, make.wording(undone, "Undone.", WordingPart.QUOTE))
    figures = counted(log)
    assert (figures.quotes, figures.quotes_permitted) == ((), 0)


def test_a_quote_is_published_in_its_latest_wording(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening(), permission=UNNAMED)
        first = make.wording(said, "I know dmap.", WordingPart.QUOTE)
        make.wording(said, "I know damp.", WordingPart.QUOTE, instead=first)
    assert [quote.words for quote in counted(log).quotes] == ["I know damp."]


def test_a_quote_that_two_people_worded_apart_waits(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening(), permission=UNNAMED)
        make.wording(said, "One.", WordingPart.QUOTE)
        make.wording(said, "Other.", WordingPart.QUOTE)
    assert counted(log).quotes_permitted == 0


def test_no_one_person_and_no_one_theme_speaks_for_all(log: Log) -> None:
    with making(log) as make:
        bill, joyce, kasia = (make.resident(name) for name in ("Bill", "Joyce", "Kasia"))
        housing, food = make.theme("housing"), make.theme("food")
        for words, person, themes, strength in [
            ("First.", bill, [housing, food], 5),
            ("Bill again.", bill, [housing], 5),
            ("Same theme.", joyce, [housing], 4),
            ("Other theme.", kasia, [food, housing], 1),
        ]:
            listening = make.listening(person)
            make.statement(
                listening,
                quote=words,
                by=person,
                themes=themes,
                permission=UNNAMED,
                strength=strength,
            )
    told = [quote.words for quote in counted(log).quotes]
    assert told == ["Bill again.", "Other theme.", "Same theme.", "First."]


def test_all_permitted_quotes_count_though_only_some_are_told(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        for number in range(QUOTES + 2):
            make.statement(listening, quote=f"Quote {number}.", permission=UNNAMED)
    figures = counted(log)
    assert (len(figures.quotes), figures.quotes_permitted) == (QUOTES, QUOTES + 2)


def test_projects_that_went_on_in_the_period_are_told_by_stage(log: Log) -> None:
    with making(log) as make:
        make.project("Running", stage=ProjectStage.RUNNING, begun_on=BEFORE)
        make.project("No days", stage=ProjectStage.IDEA)
        make.project("Ended in it", stage=ProjectStage.ENDED, ended_on=PERIOD.begins)
        make.project("Ended before", stage=ProjectStage.ENDED, ended_on=BEFORE)
        make.project("To come", begun_on=AFTER)
        make.hide(Project, make.project("Gone"))
    assert [project.name for project in counted(log).projects] == [
        "No days",
        "Running",
        "Ended in it",
    ]


def test_a_project_is_told_whole(log: Log) -> None:
    with making(log) as make:
        kitchen, crew = make.project("Kitchen", summary="Neighbours cook."), make.project("Crew")
        bill, joyce = make.resident("Bill"), make.resident("Joyce")
        make.member(kitchen, bill, leads=True)
        make.member(kitchen, bill, role="cooks")
        make.member(kitchen, joyce, left_on=BEFORE)
        make.member(kitchen, organiser_id=make.organiser)
        listening = make.listening(on=BEFORE)
        dream = make.statement(
            listening, quote="A kitchen.", kind=StatementKind.DREAM, permission=UNNAMED
        )
        for statement in (dream, dream, make.statement(listening)):
            make.born(kitchen, statement)
        make.hide(ProjectStatement, make.born(crew, dream))
        for state, on in [
            (CommitmentState.KEPT, TODAY),
            (CommitmentState.KEPT, BEFORE),
            (CommitmentState.OPEN, None),
            (CommitmentState.LAPSED, TODAY),
        ]:
            make.promise(project_id=kitchen, state=state, settled_on=on)
        make.step(project_id=kitchen, state=StepState.DONE, settled_on=TODAY)
        make.step(project_id=kitchen, state=StepState.DONE, settled_on=AFTER)
        make.step("open kitchen", project_id=kitchen, due_on=AFTER)
        make.spending(make.grant(500, project_id=kitchen), 200)
    other, project = counted(log).projects
    assert (project.project_id, project.name, project.summary) == (
        kitchen,
        "Kitchen",
        "Neighbours cook.",
    )
    assert (project.people, project.leading) == (2, 1)
    assert dict(project.statements) == dict.fromkeys(StatementKind, 0) | {
        StatementKind.DREAM: 1,
        StatementKind.CONCERN: 1,
    }
    assert [quote.words for quote in project.born_of] == ["A kitchen."]
    assert (project.promises_kept, project.promises_open, project.promises_lapsed) == (1, 1, 1)
    assert project.steps_done == 1
    assert [step.what for step in project.next_steps] == ["open kitchen"]
    assert (project.money.granted_pence, project.money.spent_pence) == (500, 200)
    assert (other.people, sum(dict(other.statements).values()), other.born_of) == (0, 0, ())
    assert (other.promises_open, other.steps_done, other.money.spent_pence) == (0, 0, 0)


def test_readings_are_told_up_to_the_periods_end(log: Log) -> None:
    with making(log) as make:
        eat = make.indicator(make.project())
        for value, day in [(18, BEFORE), (41, PERIOD.ends), (50, AFTER)]:
            make.reading(eat, value, day)
    (project,) = counted(log).projects
    readings = (Reading(BEFORE, 18, 46), Reading(PERIOD.ends, 41, 46))
    assert project.indicators == (
        IndicatorFigures("Less alone", "Eat together each week", "%", None, readings),
    )


def test_stories_are_told_that_may_be_and_are_agreed_on(log: Log) -> None:
    with making(log) as make:
        project = make.project()
        told = make.story(project, "Bill’s kitchen", permission=UNNAMED)
        for part in (WordingPart.BEFORE, WordingPart.DURING, WordingPart.AFTER):
            make.wording(told, part.value.capitalize(), part)
        make.story(project, "Ask first")
        make.hide(Story, make.story(project, "Gone", permission=NAMED))
        disputed = make.story(project, "Disputed", permission=NAMED)
        make.wording(disputed, "One", WordingPart.AFTER)
        make.wording(disputed, "Other", WordingPart.AFTER)
    (figures,) = counted(log).projects
    assert figures.stories == (StoryFigures("Bill’s kitchen", "Before", "During", "After"),)


def test_a_log_counts_the_same_each_time(log: Log) -> None:
    with making(log) as make:
        for number in range(3):
            listening = make.listening(make.resident(f"Bill {number}"))
            make.statement(listening, quote="Damp.", permission=UNNAMED)
    days = Period(date(2025, 4, 1), TODAY)
    with log.reading() as connection:
        assert statistics(connection, days) == statistics(connection, days)
