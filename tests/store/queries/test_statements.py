"""The list of what was heard."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.figures import Period
from organiser_app.domain.models import (
    Listening,
    Project,
    ProjectStatement,
    Resident,
    Statement,
    StatementTheme,
    Wording,
)
from organiser_app.domain.values import ListeningKind, QuotePermission, StatementKind, WordingPart
from organiser_app.store.log import Log
from organiser_app.store.queries import filters
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.statements import (
    StatementRow,
    counts_by_kind,
    statement_rows,
    statements,
)
from tests.making import TODAY, making

NOUGHTS = dict.fromkeys(StatementKind, 0)


def listed(log: Log, wanted: StatementFilter | None = None) -> list[StatementRow]:
    with log.reading() as connection:
        return list(statements(connection, wanted or StatementFilter()).rows)


def ids(log: Log, wanted: StatementFilter | None = None) -> list[UUID]:
    return [row.id for row in listed(log, wanted)]


def test_a_statement_says_all_that_a_list_shows(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes")
        listening = make.listening(bill, door_id=make.door("14", "Kendal Road"))
        said = make.statement(
            listening,
            "damp in the back bedroom",
            quote="They said it was condensation.",
            themes=[make.theme("housing"), make.theme("council")],
            by=bill,
            strength=5,
            permission=QuotePermission.UNNAMED,
            asked_before=True,
        )
    assert listed(log) == [
        StatementRow(
            id=said,
            listening_id=listening,
            resident_id=bill,
            resident="Bill Hughes",
            kind=StatementKind.CONCERN,
            words="damp in the back bedroom",
            quote="They said it was condensation.",
            permission=QuotePermission.UNNAMED,
            strength=5,
            themes=("housing", "council"),
            where="14 Kendal Road",
            said_on=TODAY,
            listening_kind=ListeningKind.DOORSTEP,
            asked_before=True,
        )
    ]


def test_a_statement_of_nobody_nowhere_has_blanks(log: Log) -> None:
    with making(log) as make:
        make.statement(make.listening())
    (row,) = listed(log)
    assert (row.resident_id, row.resident, row.where, row.themes) == (None, "", "", ())


def test_a_place_is_where_a_listening_was(log: Log) -> None:
    with making(log) as make:
        make.statement(make.listening(place_id=make.place("school gate")))
    assert [row.where for row in listed(log)] == ["school gate"]


@pytest.mark.parametrize(
    ("words", "quote", "verbatim", "text"),
    [
        ("damp", "They said it was condensation.", True, "They said it was condensation."),
        ("“I know damp.”", "", True, "“I know damp.”"),
        ("damp", "", False, "damp"),
    ],
)
def test_the_very_words_are_known_by_a_quote_or_by_their_marks(
    log: Log, words: str, quote: str, verbatim: bool, text: str
) -> None:
    with making(log) as make:
        make.statement(make.listening(), words, quote=quote)
    (row,) = listed(log)
    assert (row.verbatim, row.text) == (verbatim, text)


def test_a_resident_without_a_name_is_called_by_pseudonym(log: Log) -> None:
    with making(log) as make:
        man = make.resident(None, pseudonym="the man with the pigeons")
        make.statement(make.listening(man), by=man)
    assert [row.resident for row in listed(log)] == ["the man with the pigeons"]


def test_the_newest_recorded_comes_first(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        said = [make.statement(listening, f"thing {number}") for number in range(3)]
    assert ids(log) == said[::-1]


def test_pages_follow_each_other_without_gap_or_overlap(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        said = [make.statement(listening, f"thing {number}") for number in range(5)]
    seen: list[UUID] = []
    with log.reading() as connection:
        page = statements(connection, limit=2)
        seen += [row.id for row in page.rows]
        while page.next:
            page = statements(connection, after=page.next, limit=2)
            seen += [row.id for row in page.rows]
    assert seen == said[::-1]


def test_a_page_that_takes_all_has_no_next(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        make.statement(listening)
        make.statement(listening)
    with log.reading() as connection:
        assert statements(connection, limit=2).next is None
        assert statements(connection, limit=1).next is not None


def test_what_was_deleted_is_not_shown(log: Log) -> None:
    with making(log) as make:
        kept, gone = make.listening(), make.listening()
        stays = make.statement(kept)
        make.hide(Statement, make.statement(kept, "taken away"))
        make.statement(gone, "of a listening that was taken away")
        make.hide(Listening, gone)
    assert ids(log) == [stays]
    with log.reading() as connection:
        assert dict(counts_by_kind(connection)) == {**NOUGHTS, StatementKind.CONCERN: 1}


def test_a_deleted_resident_is_not_named(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        make.statement(make.listening(bill), by=bill)
        make.hide(Resident, bill)
    (row,) = listed(log)
    assert (row.resident_id, row.resident) == (None, "")


def test_a_reworded_statement_shows_its_latest_words(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening(), "")
        first = make.wording(said, "dmap", WordingPart.QUOTE)
        make.wording(said, "damp", WordingPart.QUOTE, instead=first)
    (row,) = listed(log)
    assert (row.quote, row.disputed) == ("damp", False)


def test_words_that_two_people_changed_apart_are_disputed(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening())
        first = make.wording(said, "damp", WordingPart.QUOTE)
        make.wording(said, "damp, says Bill", WordingPart.QUOTE, instead=first)
        make.wording(said, "damp, says Terri", WordingPart.QUOTE, instead=first)
    (row,) = listed(log)
    assert (row.quote, row.disputed) == ("damp, says Terri", True)


def test_a_rewording_taken_back_gives_the_old_words_again(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening())
        first = make.wording(said, "damp", WordingPart.QUOTE)
        make.hide(Wording, make.wording(said, "mould", WordingPart.QUOTE, instead=first))
    (row,) = listed(log)
    assert (row.quote, row.disputed) == ("damp", False)


def test_themes_stand_as_they_were_added_each_once(log: Log) -> None:
    with making(log) as make:
        housing, food = make.theme("housing"), make.theme("food")
        said = make.statement(make.listening(), themes=[housing, food, housing])
        make.hide(StatementTheme, make.code(said, make.theme("traffic")))
    assert [row.themes for row in listed(log)] == [("housing", "food")]


def test_a_theme_taken_off_by_one_stays_if_another_added_it(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        said = make.statement(make.listening())
        make.hide(StatementTheme, make.code(said, housing))
        make.code(said, housing)
    assert [row.themes for row in listed(log)] == [("housing",)]


def test_a_theme_merged_into_another_shows_as_that(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        damp = make.theme("damp", merged_into_id=housing)
        mould = make.theme("mould", merged_into_id=damp)
        said = make.statement(make.listening(), themes=[mould, damp])
    assert [row.themes for row in listed(log)] == [("housing",)]
    assert ids(log, StatementFilter(theme_id=housing)) == [said]


def test_rows_come_in_the_order_asked_for(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        one, two = make.statement(listening), make.statement(listening)
        gone = make.statement(listening)
        make.hide(Statement, gone)
    with log.reading() as connection:
        assert [row.id for row in statement_rows(connection, [one, gone, two])] == [one, two]
        assert statement_rows(connection, []) == ()


def test_a_list_is_narrowed_to_a_kind(log: Log) -> None:
    with making(log) as make:
        listening = make.listening()
        love = make.statement(listening, kind=StatementKind.LOVE)
        make.statement(listening)
    wanted = StatementFilter(kind=StatementKind.LOVE)
    assert ids(log, wanted) == [love]
    with log.reading() as connection:
        counted = dict(counts_by_kind(connection, wanted))
    assert counted == {**NOUGHTS, StatementKind.LOVE: 1, StatementKind.CONCERN: 1}


def test_a_list_is_narrowed_to_a_resident(log: Log) -> None:
    with making(log) as make:
        bill, joyce = make.resident(), make.resident("Joyce Tattersall")
        listening = make.listening(bill, joyce)
        make.statement(listening, by=bill)
        hers = make.statement(listening, by=joyce)
    assert ids(log, StatementFilter(resident_id=joyce)) == [hers]


def test_a_list_is_narrowed_to_what_a_project_was_born_of(log: Log) -> None:
    with making(log) as make:
        kitchen, crew = make.project("Kitchen"), make.project("School-gate crew")
        listening = make.listening()
        one, two, both = (make.statement(listening) for _ in range(3))
        for project, statement in [(kitchen, one), (kitchen, both), (crew, two), (crew, both)]:
            make.born(project, statement)
        make.hide(ProjectStatement, make.born(kitchen, two))
        make.hide(Project, make.project("none"))
    assert ids(log, StatementFilter(project_id=kitchen)) == [both, one]
    assert ids(log, StatementFilter(project_id=crew)) == [both, two]


def test_a_list_is_narrowed_to_days_both_ends_counted(log: Log) -> None:
    begins, ends = TODAY, TODAY + timedelta(days=2)
    with making(log) as make:
        said = {
            day: make.statement(make.listening(on=day))
            for day in (TODAY + timedelta(days=number) for number in (-1, 0, 2, 3))
        }
    wanted = StatementFilter(period=Period(begins, ends))
    assert ids(log, wanted) == [said[ends], said[begins]]
    with log.reading() as connection:
        assert dict(counts_by_kind(connection, wanted))[StatementKind.CONCERN] == 2


def test_a_listening_is_of_the_wave_it_names_or_else_of_its_day(log: Log) -> None:
    with making(log) as make:
        winter = make.wave("Winter", date(2026, 1, 1), date(2026, 1, 31))
        spring = make.wave("Spring", date(2026, 3, 1), date(2026, 3, 31))
        by_day = make.statement(make.listening(on=date(2026, 1, 31)))
        late = make.statement(make.listening(on=date(2026, 2, 10), wave_id=winter))
        named = make.statement(make.listening(on=date(2026, 3, 5), wave_id=winter))
        other = make.statement(make.listening(on=date(2026, 3, 31)))
        make.statement(make.listening(on=date(2026, 2, 11)))
    assert ids(log, StatementFilter(wave_id=winter)) == [named, late, by_day]
    assert ids(log, StatementFilter(wave_id=spring)) == [other]


@pytest.mark.parametrize("few", [1, 4_000])
def test_a_theme_is_found_whether_few_or_many_bear_it(
    log: Log, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "_FEW", few)
    with making(log) as make:
        housing, listening = make.theme("housing"), make.listening()
        said = [make.statement(listening, themes=[housing]) for _ in range(3)]
        make.statement(listening, themes=[make.theme("food")])
        taken_off = make.statement(listening)
        make.hide(StatementTheme, make.code(taken_off, housing))
    assert ids(log, StatementFilter(theme_id=housing)) == said[::-1]


@pytest.mark.parametrize("few", [1, 4_000])
def test_words_are_found_whether_few_or_many_say_them(
    log: Log, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "_FEW", few)
    with making(log) as make:
        listening = make.listening()
        said = make.statement(listening, "the repairs never come")
        quoted = make.statement(listening, "damp", quote="Nobody repairs it.")
        make.statement(listening, "Friday lunch")
        make.wording(listening, "a note on repairs", WordingPart.NOTE)
        old = make.statement(listening, "")
        first = make.wording(old, "repair", WordingPart.QUOTE)
        make.wording(old, "something else", WordingPart.QUOTE, instead=first)
    assert ids(log, StatementFilter(words="repair")) == [quoted, said]


def test_words_too_short_to_look_for_find_nothing(log: Log) -> None:
    with making(log) as make:
        said = make.statement(make.listening())
    assert ids(log, StatementFilter(words="d")) == []
    assert ids(log, StatementFilter(words="  ")) == [said]


def test_parts_of_a_filter_hold_together(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        early, late = make.listening(on=date(2026, 1, 5)), make.listening()
        make.statement(early, themes=[housing])
        make.statement(late)
        make.statement(late, themes=[housing], kind=StatementKind.LOVE)
        wanted = make.statement(late, themes=[housing])
    narrowed = StatementFilter(
        kind=StatementKind.CONCERN, theme_id=housing, period=Period(TODAY, TODAY), words="damp"
    )
    assert ids(log, narrowed) == [wanted]
