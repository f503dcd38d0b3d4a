"""The command that shows the counts behind the pages and the reports."""

from __future__ import annotations

from collections.abc import Iterator

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.cli.period import asked_period
from organiser_app.cli.words import kind_name
from organiser_app.domain.figures import RankedTheme, Statistics
from organiser_app.language import tr
from organiser_app.services.statistics import statistics

_SHOWN_THEMES = 5
_PENCE = 100
_MINUTES = 60


def stats(call: Call) -> None:
    """Show what was counted in the period, in a table or as JSON."""
    with opened(call) as log, log.reading() as connection:
        period = asked_period(connection, call.arguments, log.clock)
        figures = statistics(connection, period)
    answer(call, {"log": call.log_path, "statistics": figures}, _lines(figures))


def _lines(figures: Statistics) -> Iterator[str]:
    yield tr(
        "{patch}, {begins} to {ends}",
        patch=figures.patch,
        begins=figures.period.begins,
        ends=figures.period.ends,
    )
    rows = list(_counts(figures))
    width = max(len(name) for name, _ in rows)
    for name, count in rows:
        yield f"  {name:<{width}}  {count:>9,}"
    if figures.wave:
        yield from _themes(tr("Most loved in {wave}", wave=figures.wave), figures.loves)
        yield from _themes(tr("Most of concern in {wave}", wave=figures.wave), figures.concerns)
    else:
        yield from _themes(tr("Most loved"), figures.loves)
        yield from _themes(tr("Most of concern"), figures.concerns)


def _counts(figures: Statistics) -> Iterator[tuple[str, int]]:
    yield tr("doors of the patch"), figures.doors.all
    yield tr("doors knocked"), figures.doors.knocked
    yield tr("attempts"), figures.doors.attempts
    yield tr("listenings"), figures.listenings
    yield tr("listenings with nobody in the log"), figures.anonymous_listenings
    yield tr("different residents heard"), figures.residents_heard
    yield tr("statements"), figures.statements
    for kind, count in figures.statements_by_kind:
        yield f"  {kind_name(kind)}", count
    yield tr("statements that may be quoted"), figures.quotes_permitted
    yield tr("residents who volunteered"), figures.volunteers
    yield tr("hours given"), figures.volunteer_minutes // _MINUTES
    yield tr("projects"), len(figures.projects)
    yield tr("projects begun"), figures.projects_begun
    yield tr("promises settled"), figures.promises_settled
    yield tr("promises kept"), figures.promises_kept
    yield tr("pounds granted"), figures.money.granted_pence // _PENCE
    yield tr("pounds spent"), figures.money.spent_pence // _PENCE
    yield tr("pounds of match"), figures.money.match_pence // _PENCE


def _themes(title: str, themes: tuple[RankedTheme, ...]) -> Iterator[str]:
    if themes:
        yield title
    for theme in themes[:_SHOWN_THEMES]:
        yield f"  {theme.rank}. {theme.theme} ({theme.statements:,})"
