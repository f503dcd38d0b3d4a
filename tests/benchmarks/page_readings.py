"""What each page of the window asks of the log when it is opened, as the page asks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from organiser_app.domain.figures import Period
from organiser_app.services.statistics import default_period, statistics
from organiser_app.services.web_places import kept_web_places
from organiser_app.store.log import Query
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.alone import alone_here, who_could_walk_beside
from organiser_app.store.queries.asks import ask, asks
from organiser_app.store.queries.assets import own_assets
from organiser_app.store.queries.changes import heard_changes
from organiser_app.store.queries.codebook import tree
from organiser_app.store.queries.coding import coding_counts, to_code
from organiser_app.store.queries.companions import companions
from organiser_app.store.queries.filters import EVERY_STATEMENT
from organiser_app.store.queries.follow_through import follow_through
from organiser_app.store.queries.gifts_page import gifts_and_needs
from organiser_app.store.queries.groups import group, groups
from organiser_app.store.queries.heard import waves
from organiser_app.store.queries.heard_page import heard_overview, heard_ranks, theme_ids
from organiser_app.store.queries.heard_places import heard_by_place
from organiser_app.store.queries.home import drafts, home
from organiser_app.store.queries.likely_same import likely_rows, one_now
from organiser_app.store.queries.meetings import meeting, meetings_listed
from organiser_app.store.queries.need_flow import flow_of_needs
from organiser_app.store.queries.organisers import organisers
from organiser_app.store.queries.partners import partners
from organiser_app.store.queries.people import PeopleOrder, people
from organiser_app.store.queries.person import person
from organiser_app.store.queries.project import project
from organiser_app.store.queries.projects import board
from organiser_app.store.queries.promise_page import (
    EVERY_PROMISE,
    due,
    projects_promised,
    promise_counts,
    settled,
    waiting_promises,
)
from organiser_app.store.queries.rounds import round_in_hand
from organiser_app.store.queries.search import search
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import statements
from organiser_app.store.queries.story import story
from organiser_app.store.queries.strengths import strength_by_kind, strength_by_theme
from organiser_app.store.queries.today import go_back, promises_due, promises_tally, week_heard
from organiser_app.store.queries.trends import theme_trends
from organiser_app.store.queries.volunteer_organisers import carrier, carriers
from organiser_app.store.queries.web import web
from organiser_app.store.queries.web_changes import changes_since

Reading = tuple[str, Query[Any]]
"""The page, or the part of it, and what it asks."""

_MONTH = timedelta(days=30)
_THEMES = 10
_WORDS, _LETTERS = "damp landlord", "ma"


def readings(connection: Connection, today: date) -> Iterator[Reading]:
    """Every page's question, about the records with the most to be said of them."""
    yield from _of_today(today)
    yield from _of_people(connection, today)
    yield from _of_needs(today)
    yield from _of_promises(today)
    yield from _of_gatherings(connection, today)
    yield from _of_what_is_heard(today)
    yield from _of_work(connection, today)


def _of_today(today: date) -> Iterator[Reading]:
    yield "Today: whom to go back to", lambda c: go_back(c, today)
    yield (
        "Today: the rest",
        lambda c: (
            promises_due(c, today),
            promises_tally(c, today),
            week_heard(c, today),
            drafts(c),
            round_in_hand(c),
        ),
    )


def _of_people(connection: Connection, today: date) -> Iterator[Reading]:
    who = _fullest(connection, t.statement.c.subject_id)
    yield "People: by name", partial(people, order=PeopleOrder.NAME)
    yield "People: by when they were heard", partial(people, order=PeopleOrder.LAST_HEARD)
    yield "People: who is typed", lambda c: people(c, PeopleOrder.NAME, _LETTERS, None, 8)
    yield "People: one of them", lambda c: (person(c, who), story(c, who))
    yield "People: who organises here", organisers
    yield "Web", lambda c: (web(c, today), kept_web_places(c))
    yield "Web: what changed in a month", lambda c: changes_since(c, today - _MONTH, today)
    yield "Side by side: who walks", companions
    yield "Side by side: who has nobody", lambda c: alone_here(c, today)
    yield "Side by side: who could walk beside one", lambda c: who_could_walk_beside(c, who)
    yield "The same person twice", lambda c: (likely_rows(c), one_now(c))


def _of_needs(today: date) -> Iterator[Reading]:
    yield "Gifts and needs", lambda c: gifts_and_needs(c, today)
    yield "Where people get stuck", lambda c: (theme_ids(c), flow_of_needs(c, today))
    yield "What is strong here", lambda c: own_assets(c, today)


def _of_promises(today: date) -> Iterator[Reading]:
    yield "Promises: around", lambda c: (promise_counts(c, today), projects_promised(c))
    yield "Promises: due", partial(due, wanted=EVERY_PROMISE)
    yield "Promises: waiting", partial(waiting_promises, wanted=EVERY_PROMISE)
    yield "Promises: settled", partial(settled, wanted=EVERY_PROMISE)
    yield "Promises: follow-through", follow_through
    yield "Asks", lambda c: (asks(c, today), partners(c))


def _of_gatherings(connection: Connection, today: date) -> Iterator[Reading]:
    asked = _fullest(connection, t.ask_statement.c.ask_id)
    largest = _fullest(connection, t.group_member.c.group_id)
    met = _fullest(connection, t.meeting_guest.c.meeting_id)
    busiest = carriers(connection, today)[0]
    yield "Asks: one of them", lambda c: ask(c, asked, today)
    yield "Groups", groups
    yield "Groups: one of them", lambda c: group(c, largest)
    yield "Meetings", meetings_listed
    yield "Meetings: one of them", lambda c: (meeting(c, met), home(c))
    yield "Meetings: who carries what", lambda c: carriers(c, today)
    yield "Meetings: what one carries", lambda c: carrier(c, busiest)


def _of_what_is_heard(today: date) -> Iterator[Reading]:
    wanted = EVERY_STATEMENT
    month, before = Period(today - _MONTH, today), Period(today - 2 * _MONTH, today - _MONTH)
    yield "Heard: around", lambda c: heard_overview(c, wanted)
    yield "Heard: statements", partial(statements, wanted=wanted)
    yield "Heard: ranks", lambda c: heard_ranks(c, wanted, None)
    yield (
        "Heard: changes",
        lambda c: heard_changes(c, Span(month), month.begins, Span(before)),
    )
    yield "Heard: places", lambda c: heard_by_place(c, wanted)
    yield (
        "Heard: strength",
        lambda c: (strength_by_kind(c, wanted), strength_by_theme(c, wanted, _THEMES)),
    )
    yield "Heard: trends", theme_trends
    yield "Search", lambda c: search(c, _WORDS)


def _of_work(connection: Connection, today: date) -> Iterator[Reading]:
    project_id = _fullest(connection, t.project_member.c.project_id)
    yield "Waves", waves
    yield "Coding", lambda c: (to_code(c), coding_counts(c))
    yield "Codebook", tree
    yield "Projects", lambda c: board(c, today)
    yield "Projects: one of them", lambda c: project(c, project_id, today)
    yield "Reports: before one is made", lambda c: (default_period(c, today), board(c, today))
    yield "Reports: the figures", lambda c: statistics(c, default_period(c, today))


def _fullest(connection: Connection, column: ColumnElement[UUID]) -> UUID:
    """Whichever record of the log most rows of a table name."""
    query = select(column).where(column.is_not(None)).group_by(column)
    return connection.execute(query.order_by(func.count().desc(), column).limit(1)).scalar_one()
