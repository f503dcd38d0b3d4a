"""The last page: how it was listened and counted, and a row for each figure's identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Paragraph, Table

from organiser_app.domain.values import ListeningKind
from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, theme, words
from organiser_app.reports.blocks import gap
from organiser_app.reports.pages import EVIDENCE
from organiser_app.reports.setter import style_of
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import Statistics
    from organiser_app.reports.evidence import EvidenceRow
    from organiser_app.reports.setter import Setter

_WIDTHS = (12 * MM, 50 * MM, 29 * MM, 79 * MM)
_CELL = theme.Type(theme.SANS, 7.4, 9.6)
_CELL_SOFT = theme.Type(theme.SANS, 7.4, 9.6, theme.SOFT)
_CELL_BOLD = theme.Type(theme.SANS_BOLD, 7.4, 9.6)
_IDENTIFIER = theme.Type(theme.SANS_BOLD, 7.4, 9.6, theme.TEAL)


def method(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """How things were counted, then every figure; must come last, to tell what was left out."""
    standfirst = tr("Each identifier in this report is a row here, counted from the log’s records.")
    title = tr("How each figure is counted")
    return [
        *blocks.opener(setter, kicker, title, standfirst, "method"),
        _columns(setter, figures),
        gap(8),
        *_left_out(setter),
        CondPageBreak(40 * MM),
        blocks.Anchor(EVIDENCE),
        setter.text(tr("The evidence behind each figure"), theme.HEADING, spaceAfter=3),
        _table(setter),
    ]


def _columns(setter: Setter, figures: Statistics) -> Table:
    listened = [
        blocks.heading(setter, tr("How we listened")),
        setter.text(_how_listened(figures), theme.COLUMN),
    ]
    counted = [
        blocks.heading(setter, tr("How we count")),
        setter.text(
            tr(
                "Doors, attempts, listenings, statements and residents are five different "
                "counts. A person is counted once. An anonymous listening is never guessed to "
                "be somebody."
            ),
            theme.COLUMN,
        ),
    ]
    return blocks.thirds([listened, counted, _cannot_say(setter)])


def _how_listened(figures: Statistics) -> str:
    if findings.written_alone(figures):
        return tr(
            "Written answers were brought in from elsewhere; no conversation is in this report. "
            "What the answers say is sorted into six kinds, and by theme."
        )
    written = dict(figures.listenings_by_kind).get(ListeningKind.SURVEY, 0)
    open_talk = tr(
        "Open conversations, not a questionnaire. A resident is anonymous unless they choose "
        "otherwise. What was heard is sorted into six kinds, and by theme."
    )
    if not written:
        return open_talk
    return f"{open_talk} " + plural(
        "{count} written answer brought in counts as a listening too.",
        "{count} written answers brought in count as listenings too.",
        written,
    )


def _cannot_say(setter: Setter) -> list[Flowable]:
    return [
        blocks.heading(setter, tr("What we cannot say")),
        setter.text(
            tr(
                "This is not a sample: those at home and willing were heard. A count under 5 is "
                "not printed of the people on a project’s page, nor of gifts and who offers them; "
                "other counts for the whole patch are printed as they are."
            ),
            theme.COLUMN,
        ),
    ]


def _left_out(setter: Setter) -> list[Flowable]:
    """What the report could not print, said plainly; nothing where all was printed."""
    notes = []
    if setter.quotes_refused:
        notes.append(
            plural(
                "{count} quote that may be published is left out, because this report cannot yet "
                "set its script rightly.",
                "{count} quotes that may be published are left out, because this report cannot "
                "yet set their script rightly.",
                setter.quotes_refused,
            )
        )
    if setter.quotes_cut:
        notes.append(
            plural(
                "{count} long quote was shortened for this report; the cut is marked with ….",
                "{count} long quotes were shortened for this report; each cut is marked with ….",
                setter.quotes_cut,
            )
        )
    if setter.characters_missing:
        notes.append(
            tr(
                "{mark} stands where a text holds characters that this report cannot set.",
                mark=words.MISSING,
            )
        )
    if not notes:
        return []
    return [
        blocks.together(
            blocks.heading(setter, tr("What is left out")),
            setter.text(" ".join(notes), theme.COLUMN),
        ),
        gap(8),
    ]


def _table(setter: Setter) -> Table:
    soft_bold = theme.Type(theme.SANS_BOLD, 7.2, 9.6, theme.SOFT)
    head = [
        "",
        setter.text(tr("Figure"), soft_bold),
        setter.text(tr("Value"), soft_bold, alignment=2),
        setter.text(tr("How it is counted"), soft_bold, leftIndent=10),
    ]
    rows = [_row(setter, row) for row in setter.evidence.rows]
    table = Table([head, *rows], colWidths=_WIDTHS, repeatRows=1, hAlign="LEFT")
    stripes = [
        ("BACKGROUND", (0, row), (-1, row), HexColor(theme.PANEL))
        for row in range(1, len(rows) + 1, 2)
    ]
    table.setStyle(
        blocks.plain_style(
            *stripes,
            ("LINEABOVE", (0, 0), (-1, 0), 1, HexColor(theme.INK)),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, HexColor(theme.INK)),
            ("TOPPADDING", (0, 0), (-1, -1), 2.4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        )
    )
    return table


def _row(setter: Setter, row: EvidenceRow) -> list[Flowable]:
    anchor = f'<a name="{row.identifier}"/>{row.identifier}'
    return [
        Paragraph(anchor, style_of(_IDENTIFIER, leftIndent=3)),
        setter.text(setter.short(row.figure, 100), _CELL),
        setter.text(row.value, _CELL_BOLD, alignment=2),
        setter.text(setter.short(row.counted, 160), _CELL_SOFT, leftIndent=10),
    ]
