"""The sentences of a report: what the figures say, said plainly and never more than they say.

Each function takes the figures and gives one sentence or a few; names from the log come in
already cleaned, through `name`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.values import ListeningKind, ProjectStage
from organiser_app.language import plural, tr
from organiser_app.reports import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organiser_app.domain.figures import (
        IndicatorFigures,
        ProjectFigures,
        RankedTheme,
        Statistics,
        ThemeTrend,
    )

    Name = Callable[[str], str]


def cover_title(figures: Statistics) -> list[str]:
    """The plainest figure, as a sentence or two, each for a line of its own."""
    knocked, heard = figures.doors.knocked, figures.listenings
    if not knocked and not heard:
        return [tr("No door has been knocked on yet, and nobody heard.")]
    if written_alone(figures) and not knocked:
        return [_brought_in(heard)]
    second = _second_sentence(figures)
    if knocked:
        return [
            plural("We knocked on {count} door.", "We knocked on {count} doors.", knocked),
            second,
        ]
    return [plural("We listened once.", "We listened {count} times.", heard), second]


def _brought_in(answers: int) -> str:
    return plural(
        "{count} written answer was brought in.",
        "{count} written answers were brought in.",
        answers,
    )


def written_alone(figures: Statistics) -> bool:
    """Whether all that was heard are written answers from elsewhere, and no conversation."""
    written = dict(figures.listenings_by_kind).get(ListeningKind.SURVEY, 0)
    return 0 < written == figures.listenings


def _second_sentence(figures: Statistics) -> str:
    if not figures.listenings:
        return tr("No listening is written down yet.")
    if figures.projects_begun:
        return plural("{count} project began.", "{count} projects began.", figures.projects_begun)
    if figures.residents_heard:
        return plural(
            "{count} resident was heard.", "{count} residents were heard.", figures.residents_heard
        )
    return plural(
        "{count} statement was heard.", "{count} statements were heard.", figures.statements
    )


def cover_standfirst(figures: Statistics, name: Name) -> str:
    """Where and when, and how much was heard."""
    where = tr(
        "Listening in {patch}, {period}.",
        patch=name(figures.patch),
        period=phrases.period(figures.period),
    )
    if not figures.listenings:
        return where + " " + tr("No listening is written down yet.")
    listenings = plural("{count} listening", "{count} listenings", figures.listenings)
    statements = plural("{count} statement", "{count} statements", figures.statements)
    return f"{where} " + tr(
        "Written down: {listenings} and {statements}.",
        listenings=listenings,
        statements=statements,
    )


def heard(figures: Statistics, name: Name) -> str:
    """What people love first, and what concerns them first."""
    if not figures.statements:
        return tr("No statement is written down for these days.")
    parts = []
    if figures.loves:
        parts.append(tr("Named most as a love: {theme}.", theme=name(figures.loves[0].theme)))
    if figures.concerns:
        first = figures.concerns[0]
        same = first.rank_before == first.rank
        text = (
            tr("Named most as a concern, as in the wave before: {theme}.", theme=name(first.theme))
            if same
            else tr("Named most as a concern: {theme}.", theme=name(first.theme))
        )
        parts.append(text)
    climber = greatest_climb(figures.concerns)
    if climber is not None and climber is not figures.concerns[0]:
        parts.append(_climbed(climber, name))
    if not parts:
        parts.append(
            plural(
                "{count} statement was heard; none has a theme yet.",
                "{count} statements were heard; none has a theme yet.",
                figures.statements,
            )
        )
    return " ".join(parts)


def _climbed(ranked: RankedTheme, name: Name) -> str:
    return tr(
        "{theme} has climbed from place {before} to place {now}.",
        theme=name(ranked.theme),
        before=ranked.rank_before,
        now=ranked.rank,
    )


def greatest_climb(ranked: Sequence[RankedTheme]) -> RankedTheme | None:
    """The theme that rose by most places, the higher one where two rose alike; None if none did."""
    climbers = [theme for theme in ranked if _places(theme) > 0]
    return max(climbers, key=lambda theme: (_places(theme), -theme.rank), default=None)


def _places(ranked: RankedTheme) -> int:
    return (ranked.rank_before or ranked.rank) - ranked.rank


def came_of_it(figures: Statistics, name: Name) -> str:
    """Projects, promises and the first measured change."""
    parts = [_projects(figures.projects)] if figures.projects else []
    if figures.promises_settled:
        parts.append(
            plural(
                "Of {count} promise settled, {kept} was kept.",
                "Of {count} promises settled, {kept} were kept.",
                figures.promises_settled,
                kept=phrases.number(figures.promises_kept),
            )
        )
    measured = (
        indicator
        for project in figures.projects
        for indicator in project.indicators
        if len(indicator.readings) > 1
    )
    first = next(measured, None)
    if first is not None:
        parts.append(f"{name(first.indicator)}: {change_of(first)}.")
    return " ".join(parts) or tr("No project, promise or outcome is written down yet.")


def _projects(projects: Sequence[ProjectFigures]) -> str:
    own = sum(project.stage is ProjectStage.RESIDENTS_OWN for project in projects)
    running = sum(project.stage is ProjectStage.RUNNING for project in projects)
    count = plural("{count} project", "{count} projects", len(projects))
    return tr(
        "{projects}: {running} running, {own} residents’ own.",
        projects=count,
        running=phrases.number(running),
        own=phrases.number(own),
    )


def change_of(indicator: IndicatorFigures) -> str:
    """The latest reading beside the first, by date."""
    readings = sorted(indicator.readings, key=lambda reading: reading.on)
    return tr(
        "{latest}, from {first}",
        latest=phrases.reading(readings[-1].value, indicator.unit),
        first=phrases.reading(readings[0].value, indicator.unit),
    )


def not_done(figures: Statistics) -> str:
    """What is still open: doors not tried, promises not kept, steps to take."""
    parts = []
    if figures.doors.not_tried:
        parts.append(
            plural(
                "{count} door has not been tried.",
                "{count} doors have not been tried.",
                figures.doors.not_tried,
            )
        )
    missed = figures.promises_settled - figures.promises_kept
    if missed > 0:
        parts.append(
            plural(
                "{count} promise lapsed or was kept in part.",
                "{count} promises lapsed or were kept in part.",
                missed,
            )
        )
    if figures.next_steps:
        parts.append(
            plural(
                "{count} agreed step is still to be taken.",
                "{count} agreed steps are still to be taken.",
                len(figures.next_steps),
            )
        )
    return " ".join(parts) or tr("Nothing that was agreed is still open.")


def numbers_title(figures: Statistics) -> str:
    """The finding of the numbers page."""
    if not figures.listenings:
        return tr("No listening is written down yet")
    listenings = plural("{count} listening", "{count} listenings", figures.listenings)
    if not figures.residents_heard:
        return listenings
    residents = plural("{count} resident", "{count} residents", figures.residents_heard)
    return tr("{listenings} with {residents}", listenings=listenings, residents=residents)


def heard_title(figures: Statistics, name: Name) -> str:
    """The finding of the page on what was heard."""
    if not figures.statements:
        return tr("Nothing has been heard yet")
    if figures.concerns:
        first = figures.concerns[0]
        if first.rank_before == first.rank:
            return tr("{theme}: still the first concern", theme=name(first.theme))
        return tr("{theme}: the first concern", theme=name(first.theme))
    if figures.loves:
        return tr("{theme}: what people love first", theme=name(figures.loves[0].theme))
    return plural(
        "{count} statement was heard", "{count} statements were heard", figures.statements
    )


def months_title(trends: Sequence[ThemeTrend]) -> str:
    """The theme that was named most in most of the months; names are cleaned already.

    A single month may hold few listenings, so no month's own percentage makes a finding.
    """
    highest = [max(shares) for shares in zip(*(trend.percent for trend in trends), strict=False)]
    led = [
        sum(share == most > 0 for share, most in zip(trend.percent, highest, strict=False))
        for trend in trends
    ]
    first = max(range(len(trends)), key=lambda at: (led[at], -at))
    return plural(
        "{theme}: named most in {led} of {count} month",
        "{theme}: named most in {led} of {count} months",
        len(highest),
        theme=trends[first].theme,
        led=phrases.number(led[first]),
    )


def project_title(project: ProjectFigures, name: Name) -> str:
    """A project's name and where it stands."""
    shown = name(project.name)
    sentences = {
        ProjectStage.HEARD: tr("{project} has been heard, and waits", project=shown),
        ProjectStage.IDEA: tr("{project} is an idea so far", project=shown),
        ProjectStage.GETTING_GOING: tr("{project} is getting going", project=shown),
        ProjectStage.RUNNING: tr("{project} is running", project=shown),
        ProjectStage.RESIDENTS_OWN: tr("{project} is residents’ own", project=shown),
        ProjectStage.ENDED: tr("{project} has ended", project=shown),
    }
    return sentences[project.stage]


def money_title(figures: Statistics) -> str:
    """The finding of the money page."""
    money = figures.money
    if money.spent_pence > 0 and money.match_pence > 0:
        return tr("{pence} came beside each £1 spent", pence=phrases.per_pound(money))
    if money.spent_pence > 0:
        return tr("{spent} spent", spent=phrases.pounds(money.spent_pence))
    if money.granted_pence > 0:
        return tr(
            "{granted} granted, nothing spent yet", granted=phrases.pounds(money.granted_pence)
        )
    return tr(
        "{match} given in time, goods, space and cash", match=phrases.pounds(money.match_pence)
    )
