"""The first page, which can be read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, phrases, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.doors import DoorField, doors_per_mark
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import Statistics
    from organiser_app.reports.setter import Setter

_FIVE = 34 * MM
_COVER_QUOTE = 170


def cover(setter: Setter, figures: Statistics) -> list[Flowable]:
    """Title, doors, five numbers, three columns and one quote."""
    head = [
        blocks.Anchor("cover", tr("On one page")),
        *_head(setter, figures),
        gap(9),
        setter.text(findings.cover_title(figures), theme.COVER_TITLE),
        gap(5),
        blocks.narrow(
            setter.text(findings.cover_standfirst(figures, setter.name), theme.STANDFIRST),
            theme.READING_WIDTH,
        ),
        gap(9),
        *_doors(setter, figures),
    ]
    return [
        blocks.Bleed(head, 6 * MM, to_top=True),
        gap(7),
        _five_numbers(setter, figures),
        gap(6),
        blocks.Rule(),
        gap(5),
        _columns(setter, figures),
        gap(6),
        *_one_quote(setter, figures),
    ]


def _head(setter: Setter, figures: Statistics) -> list[Flowable]:
    host = setter.text(setter.name(figures.host or figures.organiser), theme.LABEL)
    patch = tr("Report on {patch}", patch=setter.name(figures.patch))
    right = setter.text(patch, theme.NOTE, alignment=2)
    half = theme.BODY_WIDTH / 2
    return [blocks.columns([[host], [right]], [half, half]), gap(2), blocks.Rule()]


def _doors(setter: Setter, figures: Statistics) -> list[Flowable]:
    doors = figures.doors
    if not doors.all:
        return [setter.text(tr("The patch has no doors in the log yet."), theme.NOTE, "doors")]
    scale = doors_per_mark(doors.all)
    all_doors = plural("{count} door", "{count} doors", doors.all)
    what = (
        tr(
            "Each mark is one of {doors} of the patch, by the best that came of it.",
            doors=all_doors,
        )
        if scale == 1
        else tr(
            "Each mark is {scale} of {doors} of the patch, rounded, by the best that came of it.",
            scale=phrases.number(scale),
            doors=all_doors,
        )
    )
    counts = " + ".join(
        phrases.number(part) for part in (doors.listened, doors.short_chat, doors.tried)
    )
    tried = plural("{count} door tried", "{count} doors tried", doors.knocked)
    note = f"{what} {counts} = {tried}."
    return [DoorField(doors), gap(2.5), setter.text(note, theme.NOTE, "doors", "best")]


def _five_numbers(setter: Setter, figures: Statistics) -> Table:
    numbers = [
        _listenings(figures),
        _residents(figures),
        _projects(figures),
        _hours(figures),
        _beside(figures),
    ]
    cells = [_number_cell(setter, *number) for number in numbers]
    table = Table([cells], colWidths=[_FIVE] * len(cells), hAlign="LEFT")
    line = ("LINEBEFORE", (1, 0), (-1, -1), 0.8, HexColor(theme.SAND))
    inner = ("LEFTPADDING", (1, 0), (-1, -1), 8)
    table.setStyle(blocks.plain_style(line, inner, ("RIGHTPADDING", (0, 0), (-1, -1), 6)))
    return table


def _number_cell(setter: Setter, value: str, what: str, how: str, key: str) -> list[Flowable]:
    of = theme.NUMBER_LARGE if len(value) < 7 else theme.NUMBER_SMALL  # noqa: PLR2004
    return [
        setter.text(value, of),
        gap(1),
        setter.text(what, theme.LABEL),
        setter.text(how, theme.NOTE, key),
    ]


def _listenings(figures: Statistics) -> tuple[str, str, str, str]:
    what = tr("listening") if figures.listenings == 1 else tr("listenings")
    how = tr("on doorsteps, in the street, at meetings and by phone")
    return phrases.number(figures.listenings), what, how, "listenings"


def _residents(figures: Statistics) -> tuple[str, str, str, str]:
    what = tr("resident heard") if figures.residents_heard == 1 else tr("residents heard")
    how = plural(
        "different people; {count} anonymous listening not counted",
        "different people; {count} anonymous listenings not counted",
        figures.anonymous_listenings,
    )
    return phrases.number(figures.residents_heard), what, how, "residents"


def _projects(figures: Statistics) -> tuple[str, str, str, str]:
    what = tr("project begun") if figures.projects_begun == 1 else tr("projects begun")
    return phrases.number(figures.projects_begun), what, tr("begun in these days"), "projects"


def _hours(figures: Statistics) -> tuple[str, str, str, str]:
    how = plural(
        "written down, by {count} person", "written down, by {count} people", figures.volunteers
    )
    return phrases.hours(figures.volunteer_minutes), tr("volunteer hours"), how, "hours"


def _beside(figures: Statistics) -> tuple[str, str, str, str]:
    money = figures.money
    if money.spent_pence > 0:
        how = tr("match for each pound spent, time and goods counted")
        return phrases.per_pound(money), tr("beside each £1"), how, "beside"
    how = tr("hours, cash, space and goods; nothing was spent")
    return phrases.pounds(money.match_pence), tr("match"), how, "match"


def _columns(setter: Setter, figures: Statistics) -> Table:
    heard = [
        blocks.heading(setter, tr("What we heard")),
        setter.text(findings.heard(figures, setter.name), theme.COLUMN, "loves", "concerns"),
    ]
    done = [
        blocks.heading(setter, tr("What came of it")),
        setter.text(findings.came_of_it(figures, setter.name), theme.COLUMN, "promises"),
    ]
    still = [
        blocks.heading(setter, tr("What is not done yet")),
        setter.text(findings.not_done(figures), theme.COLUMN, "doors", "promises", "next"),
    ]
    return blocks.thirds([heard, done, still])


def _one_quote(setter: Setter, figures: Statistics) -> list[Flowable]:
    for figure in figures.quotes:
        if len(figure.words) <= _COVER_QUOTE:
            quote = setter.quote(figure)
            if quote is not None:
                return [blocks.barred_quote(setter, quote, theme.QUOTE_LARGE, "quotes")]
    return []
