"""The evidence rows: each figure of a report has one identifier, and one way of being counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.reports import phrases
from organiser_app.reports.asset_evidence import add_asks, add_assets

if TYPE_CHECKING:
    from organiser_app.domain.figures import IndicatorFigures, ProjectFigures, Statistics


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One figure: its identifier ("E12"), what it is, its value and how it is counted."""

    identifier: str
    figure: str
    value: str
    counted: str


class Evidence:
    """The figures of one report, numbered in the order in which they are added."""

    def __init__(self) -> None:
        self._rows: dict[str, EvidenceRow] = {}

    def add(self, key: str, figure: str, value: str, counted: str) -> None:
        """Give the figure called `key` the next identifier."""
        self._rows[key] = EvidenceRow(f"E{len(self._rows) + 1}", figure, value, counted)

    @property
    def rows(self) -> tuple[EvidenceRow, ...]:
        """Every row, in order."""
        return tuple(self._rows.values())

    def row(self, key: str) -> EvidenceRow:
        """The row of one figure; a `KeyError` where the report has none of that name."""
        return self._rows[key]


def of_listening(figures: Statistics) -> Evidence:
    """The evidence of a report on a whole patch."""
    evidence = Evidence()
    _add_listening(evidence, figures)
    _add_themes(evidence, figures)
    _add_doing(evidence, figures)
    _add_money(evidence, figures)
    add_asks(evidence, figures.asks)
    add_assets(evidence, figures.assets)
    for project in figures.projects:
        _add_project(evidence, project)
    return evidence


def of_project(figures: Statistics) -> Evidence:
    """The evidence of a report on the first project alone."""
    evidence = Evidence()
    for project in figures.projects[:1]:
        _add_project(evidence, project)
    return evidence


def _add_listening(evidence: Evidence, figures: Statistics) -> None:
    doors, number = figures.doors, phrases.number
    of_all = plural(
        "doors with at least one attempt, of {count} door of the patch",
        "doors with at least one attempt, of {count} doors of the patch",
        doors.all,
    )
    evidence.add("doors", tr("Doors knocked"), number(doors.knocked), of_all)
    evidence.add(
        "attempts", tr("Attempts"), number(doors.attempts), tr("one knock at one door, any outcome")
    )
    best = " · ".join(number(part) for part in (doors.listened, doors.short_chat, doors.tried))
    evidence.add("best", tr("Best outcome by door"), best, tr("listened, a short chat, neither"))
    anonymous = plural(
        "conversations written down; {count} with nobody known",
        "conversations written down; {count} with nobody known",
        figures.anonymous_listenings,
    )
    evidence.add("listenings", tr("Listenings"), number(figures.listenings), anonymous)
    evidence.add(
        "residents",
        tr("Residents heard"),
        number(figures.residents_heard),
        tr("different people, named or pseudonymous, each once"),
    )


def _add_themes(evidence: Evidence, figures: Statistics) -> None:
    number = phrases.number
    evidence.add(
        "statements",
        tr("Statements"),
        number(figures.statements),
        tr("things heard, each of one of six kinds"),
    )
    wave = figures.wave or tr("the days of this report")
    for key, title, ranked in (
        ("loves", tr("Themes of loves"), figures.loves),
        ("concerns", tr("Themes of concerns"), figures.concerns),
    ):
        how = tr("statements that bear the theme, in {wave}", wave=wave)
        evidence.add(key, title, number(len(ranked)), how)
    evidence.add(
        "trends",
        tr("Themes by month"),
        number(len(figures.trends)),
        tr("share of a month’s listenings that named the theme"),
    )
    evidence.add(
        "quotes",
        tr("Quotes permitted"),
        number(figures.quotes_permitted),
        tr("words with their own permission to publish"),
    )


def _add_doing(evidence: Evidence, figures: Statistics) -> None:
    number = phrases.number
    evidence.add(
        "volunteers",
        tr("Volunteers"),
        number(figures.volunteers),
        tr("residents who carried a project or gave hours in these days"),
    )
    evidence.add(
        "hours",
        tr("Volunteer hours"),
        phrases.hours(figures.volunteer_minutes),
        tr("as written down, to the nearest hour from ten on"),
    )
    evidence.add(
        "projects", tr("Projects begun"), number(figures.projects_begun), tr("begun in these days")
    )
    evidence.add(
        "promises",
        tr("Promises kept"),
        number(figures.promises_kept),
        plural(
            "of {count} promise settled: kept, part kept or lapsed",
            "of {count} promises settled: kept, part kept or lapsed",
            figures.promises_settled,
        ),
    )
    evidence.add(
        "next",
        tr("Steps still open"),
        number(len(figures.next_steps)),
        tr("agreed and not done, as it stands now"),
    )


def _add_money(evidence: Evidence, figures: Statistics) -> None:
    money = figures.money
    evidence.add(
        "granted",
        tr("Granted"),
        phrases.pounds(money.granted_pence),
        tr("grants that ran in these days, as awarded"),
    )
    evidence.add(
        "spent", tr("Spent"), phrases.pounds(money.spent_pence), tr("payments written down")
    )
    evidence.add(
        "match",
        tr("Match"),
        phrases.pounds(money.match_pence),
        tr("hours, cash, space and goods beside the grants"),
    )
    if money.spent_pence > 0:
        how = "{match} ÷ {spent}".format(
            match=evidence.row("match").identifier, spent=evidence.row("spent").identifier
        )
        evidence.add("beside", tr("Match for each £1 spent"), phrases.per_pound(money), how)


def _add_project(evidence: Evidence, project: ProjectFigures) -> None:
    key, name, number = project.project_id, project.name, phrases.number
    statements = sum(count for _, count in project.statements)
    evidence.add(
        f"{key}:people",
        tr("{project}: people", project=name),
        phrases.few_people(project.people),
        tr("people who carry the project, each once"),
    )
    evidence.add(
        f"{key}:statements",
        tr("{project}: statements", project=name),
        number(statements),
        tr("those it was born of, whenever they were heard"),
    )
    kept, still_open, lapsed = project.promises_kept, project.promises_open, project.promises_lapsed
    evidence.add(
        f"{key}:promises",
        tr("{project}: promises", project=name),
        f"{number(kept)} · {number(still_open)} · {number(lapsed)}",
        tr("kept, open, lapsed"),
    )
    evidence.add(
        f"{key}:steps",
        tr("{project}: steps", project=name),
        f"{number(project.steps_done)} · {number(len(project.next_steps))}",
        tr("done, still open"),
    )
    evidence.add(
        f"{key}:money",
        tr("{project}: spent", project=name),
        phrases.pounds(project.money.spent_pence),
        tr(
            "of {granted} granted; {match} of match",
            granted=phrases.pounds(project.money.granted_pence),
            match=phrases.pounds(project.money.match_pence),
        ),
    )
    if project.indicators:
        _add_outcomes(evidence, project)


def _add_outcomes(evidence: Evidence, project: ProjectFigures) -> None:
    evidence.add(
        f"{project.project_id}:outcomes",
        tr("{project}: outcomes", project=project.name),
        phrases.number(sum(map(_measured, project.indicators))),
        tr("indicators with a baseline and a later reading"),
    )


def _measured(indicator: IndicatorFigures) -> bool:
    return len(indicator.readings) > 1


def kinds_present(figures: Statistics) -> list[tuple[StatementKind, int]]:
    """The kinds of which there is at least one statement, in the field's order."""
    return [(kind, count) for kind, count in figures.statements_by_kind if count]
