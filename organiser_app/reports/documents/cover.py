"""The first page, which can be read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, phrases, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.doors import DoorField, doors_per_mark
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import QuoteFigure, Statistics
    from organiser_app.reports.setter import Setter
    from organiser_app.reports.theme import Type

_FIVE = 34 * MM
_COVER_QUOTE = 170
_SHORT_NUMBER = 6


def cover(setter: Setter, figures: Statistics) -> list[Flowable]:
    """Title, doors, five numbers, three columns and one quote."""
    head = [
        blocks.Anchor("cover", tr("On one page")),
        *_head(setter, figures),
        gap(9),
        *(setter.text(line, theme.COVER_TITLE) for line in findings.cover_title(figures)),
        gap(6),
        blocks.narrow(
            setter.text(findings.cover_standfirst(figures, setter.name), theme.STANDFIRST),
            theme.READING_WIDTH,
        ),
        gap(9),
        *_doors(setter, figures),
    ]
    return [
        blocks.Bleed(head, 6 * MM, to_top=True),
        gap(8),
        _five_numbers(setter, figures),
        gap(7),
        blocks.Rule(),
        gap(6),
        _columns(setter, figures),
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
    longest = max(len(value) for value, *_ in numbers)
    of = theme.NUMBER_LARGE if longest <= _SHORT_NUMBER else theme.NUMBER_NARROW
    cells = [_number_cell(setter, of, number) for number in numbers]
    table = Table([cells], colWidths=[_FIVE] * len(cells), hAlign="LEFT")
    table.setStyle(blocks.parted_style())
    return table


def _number_cell(setter: Setter, of: Type, number: tuple[str, str, str, str]) -> list[Flowable]:
    value, what, how, key = number
    return [
        setter.text(value, of),
        gap(1),
        setter.text(what, theme.LABEL),
        setter.text(how, theme.NOTE, key),
    ]


def _listenings(figures: Statistics) -> tuple[str, str, str, str]:
    what = plural("listening", "listenings", figures.listenings)
    return phrases.number(figures.listenings), what, _by_kind(figures), "listenings"


def _by_kind(figures: Statistics) -> str:
    """The kinds with most listenings, in words, and how many are of another kind."""
    kinds = sorted(
        ((kind, count) for kind, count in figures.listenings_by_kind if count),
        key=lambda pair: -pair[1],
    )
    if not kinds:
        return tr("conversations in which residents were heard")
    shown = [f"{phrases.listening_kind(kind)} {phrases.number(count)}" for kind, count in kinds[:3]]
    others = sum(count for _, count in kinds[3:])
    if others:
        shown.append(tr("others {count}", count=phrases.number(others)))
    return ", ".join(shown)


def _residents(figures: Statistics) -> tuple[str, str, str, str]:
    what = plural("resident heard", "residents heard", figures.residents_heard)
    how = plural(
        "different people; {count} anonymous listening not counted",
        "different people; {count} anonymous listenings not counted",
        figures.anonymous_listenings,
    )
    return phrases.number(figures.residents_heard), what, how, "residents"


def _projects(figures: Statistics) -> tuple[str, str, str, str]:
    what = plural("project begun", "projects begun", figures.projects_begun)
    return phrases.number(figures.projects_begun), what, tr("begun in these days"), "projects"


def _hours(figures: Statistics) -> tuple[str, str, str, str]:
    how = plural(
        "as written down; {count} volunteer",
        "as written down; {count} volunteers",
        figures.volunteers,
    )
    return phrases.hours(figures.volunteer_minutes), tr("volunteer hours"), how, "hours"


def _beside(figures: Statistics) -> tuple[str, str, str, str]:
    money = figures.money
    if money.spent_pence > 0:
        how = tr("match for each pound that was spent")
        return phrases.per_pound(money), tr("beside each £1"), how, "beside"
    how = tr("hours, cash, space and goods; nothing was spent")
    return phrases.pounds(money.match_pence), tr("match"), how, "match"


def _columns(setter: Setter, figures: Statistics) -> Table:
    heard_keys = [
        key for key, rows in (("loves", figures.loves), ("concerns", figures.concerns)) if rows
    ]
    done_keys = ["promises"] if figures.promises_settled else []
    still_keys = [
        key
        for key, told in (
            ("doors", figures.doors.not_tried),
            ("promises", figures.promises_settled > figures.promises_kept),
            ("next", figures.next_steps),
        )
        if told
    ]
    parts = (
        (tr("What we heard"), findings.heard(figures, setter.name), heard_keys),
        (tr("What came of it"), findings.came_of_it(figures, setter.name), done_keys),
        (tr("What is not done yet"), findings.not_done(figures), still_keys),
    )
    return blocks.thirds(
        [
            [blocks.heading(setter, title), setter.text(words, theme.COLUMN, *keys)]
            for title, words, keys in parts
        ]
    )


def _one_quote(setter: Setter, figures: Statistics) -> list[Flowable]:
    figure = cover_quote(setter, figures)
    quote = None if figure is None else setter.quote(figure)
    return (
        []
        if quote is None
        else [
            blocks.IfRoom(gap(7), blocks.barred_quote(setter, quote, theme.QUOTE_LARGE, "quotes"))
        ]
    )


def cover_quote(setter: Setter, figures: Statistics) -> QuoteFigure | None:
    """The first quote that is short enough for the cover, may be published and can be set."""
    short = (figure for figure in figures.quotes if len(figure.words) <= _COVER_QUOTE)
    return next((figure for figure in short if setter.quote(figure) is not None), None)
