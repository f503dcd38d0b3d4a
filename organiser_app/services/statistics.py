"""The statistics: everything that the pages, the commands and the reports count, made here alone.

Days are days of UTC until a log says in which zone its patch lies. What is deleted counts for
nothing; nor does a statement of a listening that was deleted. Of one project are the statements
that it was born of, the listenings in which they were heard and the residents in those; its
members, hours, promises, steps and money. Doors and attempts stay the patch's, since a project
knocks on none. How each figure is counted:

doors                 each door once, by the best that came of it in the period; an attempt is
                      one knock at one door (`counts.door_figures`)
listenings            conversations written down, by their day; every kind and every quarter of
                      the period is there, noughts too
residents_heard       different residents who were at a listening of the period, or said
                      something in one; `anonymous_listenings` are those where there was none
statements            things heard in those listenings; every kind is there
volunteers            different residents who carried a project in the period, or gave hours in
                      it; `volunteer_minutes` are all hours given, also by people not in the log
projects_begun        projects whose first day is one of the period
promises_settled      promises kept, part kept or lapsed on a day of the period; `promises_kept`
                      are those of them that were kept in full
money                 grants that ran in the period, as awarded; payments and match by their day
loves, concerns       themes by the statements that bear them, in the latest wave of the period up
                      to the period's end, with their rank in the whole wave before; where there
                      is no wave, in the period
quotes                some of those that may be published (`quotes.publishable`);
                      `quotes_permitted` is how many there are
trends                the most named themes, in percent of each month's listenings
projects              those that went on in the period (`project_figures`)
next_steps            steps open now, but for those about a resident
asks                  what was asked by the period's last day, but for what was won before it and
                      of which nothing more came; as it stood the day before and at the end
assets                gifts, groups, places and times of this log's patch on the period's last
                      day, with what of them is used; neither this nor asks is of one project
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection, func, select

from organiser_app.domain.figures import Period, Statistics
from organiser_app.domain.values import CommitmentState, StatementKind
from organiser_app.store.queries import counts, heard
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.asset_figures import ask_figures, asset_figures
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.home import home
from organiser_app.store.queries.money import money
from organiser_app.store.queries.project_figures import project_figures
from organiser_app.store.queries.quotes import publishable
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.statements import counts_by_kind
from organiser_app.store.queries.trends import theme_trends

QUOTES = 48
_LONGEST_QUARTER = 92


def statistics(
    connection: Connection, period: Period, *, project_id: UUID | None = None
) -> Statistics:
    """All figures of `period`, of the whole log or of one project."""
    counted = _counted(connection, period, project_id)
    if project_id is not None:
        return counted
    asked, strong = ask_figures(connection, period), asset_figures(connection, period.ends)
    return replace(counted, asks=asked, assets=strong)


def _counted(connection: Connection, period: Period, project_id: UUID | None) -> Statistics:
    """What can be counted of the whole log and of one project alike."""
    own, span = home(connection), Span(period, project_id=project_id)
    wave, before = _waves(connection, period)
    ranked = (_wave_span(span, wave), Span(wave_id=before.id) if before else None)
    totals = heard.totals(connection, span)
    promises = counts.promises_by_state(connection, period, project_id)
    quotes = publishable(connection, span, QUOTES)
    return Statistics(
        patch=own.patch,
        host=own.host,
        organiser=own.organiser,
        period=period,
        wave=wave.name if wave else "",
        wave_before=before.name if before else "",
        wave_began=wave.begins_on if wave else None,
        doors=counts.door_figures(connection, period),
        listenings=totals.listenings,
        listenings_by_kind=heard.listenings_by_kind(connection, span),
        listenings_by_quarter=_by_quarter(connection, span, period),
        anonymous_listenings=counts.anonymous_listenings(connection, span),
        residents_heard=counts.residents_heard(connection, span),
        statements=totals.statements,
        statements_by_kind=_by_kind(connection, period, project_id),
        volunteers=counts.volunteers(connection, period, project_id),
        volunteer_minutes=counts.volunteer_minutes(connection, period, project_id),
        projects_begun=counts.projects_begun(connection, period, project_id),
        promises_kept=promises.get(CommitmentState.KEPT, 0),
        promises_settled=counts.settled(promises),
        money=money(connection, project_id=project_id, period=period),
        loves=heard.ranked_themes(connection, StatementKind.LOVE, *ranked),
        concerns=heard.ranked_themes(connection, StatementKind.CONCERN, *ranked),
        quotes=quotes.shown,
        quotes_permitted=quotes.total,
        trends=theme_trends(connection, span),
        projects=project_figures(connection, period, project_id),
        next_steps=counts.open_steps(connection, project_id),
    )


def default_period(connection: Connection, today: date) -> Period:
    """The twelve months up to `today`; where nothing was heard in them, from first to last."""
    year = Period(_year_before(today), today)
    if heard.totals(connection, Span(year)).listenings:
        return year
    at = t.listening.c.at
    first, last = connection.execute(
        select(func.min(at), func.max(at)).where(t.live(t.listening))
    ).one()
    return Period(first.date(), last.date()) if first else year


def _year_before(today: date) -> date:
    """The day from which twelve months run up to `today`."""
    tomorrow = today + timedelta(days=1)
    leap_day = (tomorrow.month, tomorrow.day) == (2, 29)
    return tomorrow.replace(year=tomorrow.year - 1, day=28 if leap_day else tomorrow.day)


def _waves(connection: Connection, period: Period) -> tuple[WaveRow | None, WaveRow | None]:
    """The latest wave of `period`, and the wave before it."""
    waves = heard.waves(connection)
    for at, wave in enumerate(waves):
        if wave.begins_on <= period.ends and wave.ends_on >= period.begins:
            return wave, next(iter(waves[at + 1 :]), None)
    return None, None


def _wave_span(span: Span, wave: WaveRow | None) -> Span:
    """The wave so far as the period had come; without a wave, the period itself."""
    if wave is None or span.period is None:
        return span
    days = Period(min(wave.begins_on, span.period.begins), span.period.ends)
    return Span(days, wave.id, span.project_id)


def _by_kind(
    connection: Connection, period: Period, project_id: UUID | None
) -> tuple[tuple[StatementKind, int], ...]:
    return counts_by_kind(connection, StatementFilter(period=period, project_id=project_id))


def _by_quarter(connection: Connection, span: Span, period: Period) -> tuple[tuple[date, int], ...]:
    counted = counts.listenings_by_quarter(connection, span)
    quarters = []
    quarter = counts.quarter_of(period.begins)
    while quarter <= period.ends:
        quarters.append((quarter, counted.get(quarter, 0)))
        quarter = counts.quarter_of(quarter + timedelta(days=_LONGEST_QUARTER))
    return tuple(quarters)
