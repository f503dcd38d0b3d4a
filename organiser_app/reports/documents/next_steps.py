"""What comes next: the steps that were agreed and are still open, soonest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reportlab.platypus import Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, phrases, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import OpenStep, ProjectFigures, Statistics
    from organiser_app.reports.setter import Setter

_MOST_STEPS = 12
_MOST_PROJECTS = 12
_WHAT_LIMIT = 180
_DUE = 27 * MM


def next_steps(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of what comes next."""
    standfirst = (
        tr("What was agreed and is not done, with the day it was agreed for.")
        if figures.next_steps
        else tr("Each step that was agreed is done, or none was agreed.")
    )
    opener = blocks.opener(setter, kicker, _title(figures), standfirst, "next", "next")
    return [
        *opener,
        *_agreed(setter, figures),
        *_by_project(setter, figures),
        *_doors(setter, figures),
    ]


def _title(figures: Statistics) -> str:
    """The finding of the page on what comes next."""
    if not figures.next_steps:
        return tr("No agreed step is open")
    return plural(
        "{count} agreed step is still open",
        "{count} agreed steps are still open",
        len(figures.next_steps),
    )


def _agreed(setter: Setter, figures: Statistics) -> list[Flowable]:
    if not figures.next_steps:
        return []
    return [step_rows(setter, figures.next_steps, theme.BODY_WIDTH, _MOST_STEPS), gap(10)]


def _by_project(setter: Setter, figures: Statistics) -> list[Flowable]:
    """What each project still has before it."""
    shown = figures.projects[:_MOST_PROJECTS]
    if not shown:
        return []
    heads = (tr("project"), tr("stage"), tr("steps open"), tr("promises open"))
    head = [setter.text(text, theme.NOTE, alignment=2 * (at > 1)) for at, text in enumerate(heads)]
    rows = [head, *(_project_row(setter, project) for project in shown)]
    table = Table(rows, colWidths=[84 * MM, 36 * MM, 22 * MM, 28 * MM], hAlign="LEFT")
    table.setStyle(blocks.ruled_style(first=1))
    title = tr("Projects, and what they have before them")
    block: list[Flowable] = [blocks.heading(setter, title), table]
    if len(figures.projects) > len(shown):
        rest = len(figures.projects) - len(shown)
        more = plural("{count} other project", "{count} other projects", rest)
        block.append(setter.text(more, theme.NOTE))
    return [blocks.together(*block), gap(10)]


def _project_row(setter: Setter, project: ProjectFigures) -> list[Flowable]:
    key, steps = project.project_id, len(project.next_steps)
    return [
        setter.text(setter.name(project.name), theme.LABEL, f"{key}:steps", f"{key}:promises"),
        setter.text(phrases.stage(project.stage), theme.COLUMN),
        setter.text(phrases.number(steps), theme.COLUMN, alignment=2),
        setter.text(phrases.number(project.promises_open), theme.COLUMN, alignment=2),
    ]


def _doors(setter: Setter, figures: Statistics) -> list[Flowable]:
    """Whom nobody has listened to yet."""
    doors = figures.doors
    untried = plural(
        "{count} door has not been tried.", "{count} doors have not been tried.", doors.not_tried
    )
    unheard = plural(
        "At {count} door that was tried, nobody has been heard.",
        "At {count} doors that were tried, nobody has been heard.",
        doors.tried,
    )
    told = ((doors.not_tried, untried), (doors.tried, unheard))
    words = " ".join(sentence for count, sentence in told if count)
    if not words:
        return []
    head = blocks.heading(setter, tr("Whom we have not heard"))
    body = setter.text(words, theme.BODY, "doors", "best")
    return [blocks.together(head, blocks.narrow(body, theme.READING_WIDTH))]


def step_rows(setter: Setter, steps: Sequence[OpenStep], width: float, most: int) -> Table:
    """Open steps, soonest first and those without a day last; beyond `most` they are counted.

    Who took a step on is not printed: it may be a resident, and a report leaves the house.
    """
    ordered = sorted(steps, key=lambda step: (step.due_on or date.max, step.what))
    rows = [_row(setter, step) for step in ordered[:most]]
    if len(ordered) > most:
        more = plural("{count} other step", "{count} other steps", len(ordered) - most)
        rows.append([setter.text(more, theme.NOTE), ""])
    table = Table(rows, colWidths=[width - _DUE, _DUE], hAlign="LEFT")
    table.setStyle(blocks.ruled_style(padding=4.5))
    return table


def _row(setter: Setter, step: OpenStep) -> list[Flowable]:
    due = phrases.long_date(step.due_on) if step.due_on else tr("no day agreed")
    what = setter.short(step.what, _WHAT_LIMIT)
    return [setter.text(what, theme.COLUMN), setter.text(due, theme.NOTE, alignment=2)]
