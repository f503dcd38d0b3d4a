"""One page for a project: where it stands, its people, promises, money, outcomes and story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, phrases, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.bars import ShareBar
from organiser_app.reports.charts.readings import ReadingLine
from organiser_app.reports.charts.stages import StageLine
from organiser_app.reports.documents.heard import chosen
from organiser_app.reports.documents.money import has_money, match_rows, standfirst
from organiser_app.reports.documents.next_steps import step_rows
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import IndicatorFigures, ProjectFigures, StoryFigures
    from organiser_app.reports.setter import Setter

_MOST_QUOTES = 3
_MOST_STEPS = 5
_SUMMARY_LIMIT = 280
_STORY_INDENT = 20 * MM
_STORY_TITLE = theme.Type(theme.DISPLAY, 15.5, 19)
_OUTCOMES = (60 * MM, 44 * MM, 66 * MM)


def project_page(
    setter: Setter, project: ProjectFigures, kicker: str, level: int = 0
) -> list[Flowable]:
    """The page, which flows on to another where there is much to tell."""
    return [
        *blocks.opener(
            setter,
            kicker,
            findings.project_title(project, setter.name),
            _standfirst(setter, project),
            f"project-{project.project_id}",
            level=level,
        ),
        StageLine(project.stage),
        gap(4),
        _numbers(setter, project),
        gap(6),
        *_born_of(setter, project),
        *_steps_and_money(setter, project),
        *_outcomes(setter, project),
        *_stories(setter, project),
    ]


def _standfirst(setter: Setter, project: ProjectFigures) -> str:
    summary = setter.short(project.summary, _SUMMARY_LIMIT)
    if project.begun_on is None:
        return summary
    begun = tr("Begun on {day}.", day=phrases.long_date(project.begun_on))
    return f"{summary} {begun}".strip()


def _numbers(setter: Setter, project: ProjectFigures) -> Table:
    key = project.project_id
    statements = sum(count for _, count in project.statements)
    cells = [
        _cell(
            setter,
            phrases.few_people(project.people),
            tr("people"),
            _leading(project),
            f"{key}:people",
        ),
        _cell(
            setter,
            phrases.number(statements),
            plural("statement", "statements", statements),
            _kinds(project),
            f"{key}:statements",
        ),
        _cell(
            setter,
            phrases.number(project.promises_kept),
            plural("promise kept", "promises kept", project.promises_kept),
            _promises(project),
            f"{key}:promises",
        ),
        _cell(
            setter,
            phrases.number(project.steps_done),
            plural("step done", "steps done", project.steps_done),
            _open_steps(project),
            f"{key}:steps",
        ),
    ]
    table = Table([cells], colWidths=[theme.BODY_WIDTH / 4] * 4, hAlign="LEFT")
    table.setStyle(blocks.parted_style())
    return table


def _cell(setter: Setter, value: str, what: str, how: str, key: str) -> list[Flowable]:
    of = theme.NUMBER if len(value) < 8 else theme.Type(theme.DISPLAY, 14, 23, theme.TEAL)  # noqa: PLR2004
    return [
        setter.text(value, of),
        setter.text(what, theme.LABEL),
        setter.text(how, theme.NOTE, key),
    ]


def _leading(project: ProjectFigures) -> str:
    if not project.leading:
        return tr("nobody leads yet")
    if project.leading < phrases.SMALL:
        return tr("fewer than 5 of them lead")
    return plural("{count} of them leads", "{count} of them lead", project.leading)


def _kinds(project: ProjectFigures) -> str:
    parts = [
        f"{phrases.number(count)} {phrases.kind(kind, count)}"
        for kind, count in project.statements
        if count
    ]
    return ", ".join(parts) or tr("none is joined to it yet")


def _promises(project: ProjectFigures) -> str:
    return tr(
        "{open} open, {lapsed} lapsed",
        open=phrases.number(project.promises_open),
        lapsed=phrases.number(project.promises_lapsed),
    )


def _open_steps(project: ProjectFigures) -> str:
    return plural("{count} still open", "{count} still open", len(project.next_steps))


def _born_of(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    quotes = chosen(setter, project.born_of, _MOST_QUOTES)
    if not quotes:
        return []
    cells = blocks.thirds([blocks.kind_quote(setter, quote) for quote in quotes])
    head = blocks.heading(setter, tr("Born of"), f"{project.project_id}:statements")
    return [blocks.together(blocks.Rule(), gap(4), head, gap(1.5), cells), gap(5)]


def _steps_and_money(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    left, right = _steps(setter, project), _money(setter, project)
    if not left and not right:
        return []
    if not left or not right:
        return [blocks.halves(left or right, []), gap(5)]
    return [blocks.halves(left, right), gap(5)]


def _steps(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    if not project.next_steps:
        return []
    head = blocks.heading(setter, tr("Steps still open"), f"{project.project_id}:steps")
    return [head, gap(1), step_rows(setter, project.next_steps, theme.HALF_WIDTH, _MOST_STEPS)]


def _money(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    money, key = project.money, f"{project.project_id}:money"
    if not has_money(money):
        return []
    block: list[Flowable] = [
        blocks.heading(setter, tr("Money"), key),
        gap(1),
        setter.text(standfirst(setter, money), theme.COLUMN),
        gap(2),
    ]
    if money.granted_pence:
        width = theme.HALF_WIDTH
        block += [ShareBar(money.spent_pence, money.granted_pence, width, 11), gap(3)]
    return [*block, *match_rows(setter, money, theme.HALF_WIDTH)]


def _outcomes(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    if not project.indicators:
        return []
    rows = [_indicator_row(setter, indicator) for indicator in project.indicators]
    table = Table(rows, colWidths=_OUTCOMES, hAlign="LEFT")
    table.setStyle(
        blocks.plain_style(
            ("LINEABOVE", (0, 0), (-1, -1), 0.6, HexColor(theme.HAIRLINE)),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        )
    )
    note = tr("Open circle: baseline. Filled circle: latest reading. Dashed line: the aim.")
    head = setter.text(tr("Outcomes"), theme.HEADING, f"{project.project_id}:outcomes")
    side = [gap(1.5), setter.text(note, theme.NOTE, alignment=2)]
    first = blocks.columns([[head], side], [_OUTCOMES[0], theme.BODY_WIDTH - _OUTCOMES[0]])
    return [CondPageBreak(30 * MM), first, gap(1), table, gap(5)]


def _indicator_row(setter: Setter, indicator: IndicatorFigures) -> list[object]:
    words = [
        setter.text(setter.short(indicator.indicator, 120), theme.LABEL),
        setter.text(setter.short(indicator.outcome, 160), theme.NOTE),
    ]
    if not indicator.readings:
        return [words, "", [setter.text(tr("not measured yet"), theme.COLUMN)]]
    readings = sorted(indicator.readings, key=lambda reading: reading.on)
    unit = setter.short(indicator.unit, 24)
    latest = phrases.reading(readings[-1].value, unit)
    first = tr(
        "{value} on {day}, {asked} asked",
        value=phrases.reading(readings[0].value, unit),
        day=phrases.long_date(readings[0].on),
        asked=phrases.few_people(readings[0].asked),
    )
    one = len(readings) == 1
    notes = tr("baseline: {first}", first=first) if one else tr("from {first}", first=first)
    if indicator.aim is not None:
        notes += "; " + tr("aim {aim}", aim=phrases.reading(indicator.aim, unit))
    number = [
        setter.text(latest, theme.Type(theme.DISPLAY, 14, 18, theme.TEAL)),
        setter.text(notes, theme.NOTE),
    ]
    return [words, ReadingLine(indicator, 38 * MM, 26), number]


def _stories(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    blocks_: list[Flowable] = []
    for story in project.stories:
        blocks_ += _story(setter, story)
    return blocks_


def _story(setter: Setter, story: StoryFigures) -> list[Flowable]:
    title = setter.text(setter.short(story.title, 120), _STORY_TITLE)
    note = setter.text(tr("A story of change, which may be published."), theme.NOTE, alignment=2)
    wide = theme.BODY_WIDTH - theme.THIRD_WIDTH
    head = blocks.columns([[title], [gap(2), note]], [wide, theme.THIRD_WIDTH])
    parts: list[Flowable] = [head, gap(2)]
    for label, text in (
        (tr("Before"), story.before),
        (tr("During"), story.during),
        (tr("After"), story.after),
    ):
        if text.strip():
            parts.append(setter.hanging(label, text, _STORY_INDENT))
    return [CondPageBreak(30 * MM), blocks.Rule(), gap(2.5), *parts, gap(5)]
