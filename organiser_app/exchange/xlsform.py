"""The listening form for phones, as an XLSForm that ODK Collect and KoboCollect understand.

It is made for the codebook as it is, and converted once before it is handed out, so that nobody
carries a form that a server would refuse. Each theme's choice is named after its id: a theme that
is renamed or merged later is still known when the answers come back.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organiser_app.domain.inputs import MOST_UNNAMED
from organiser_app.domain.rules.list_words import heard_how_word, kind_word, permission_words
from organiser_app.domain.values import ListeningKind, QuotePermission, StatementKind
from organiser_app.language import tr

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORM_ID = "organiser_listening"
YES, NO = "yes", "no"
STRENGTHS = range(1, 6)
_SURVEY = ("type", "name", "label", "hint", "required", "default", "relevant", "constraint")
_CHOICES = ("list_name", "name", "label")
_SETTINGS = ("form_title", "form_id", "version", "default_language")
_LISTENING_KINDS = tuple(kind for kind in ListeningKind if kind is not ListeningKind.SURVEY)
_PERMISSIONS = (
    QuotePermission.ASK_FIRST,
    QuotePermission.UNNAMED,
    QuotePermission.NAMED,
    QuotePermission.NOT_TO_QUOTE,
)
_LONGEST_LABEL = 200
Cells = tuple[str, ...]


class FormField(StrEnum):
    """The questions of the form, by the names that its answers come back under."""

    HEARD_AT = "heard_at"
    KIND = "listening_kind"
    WHERE = "where_heard"
    PEOPLE = "people"
    PRESENT = "unnamed_present"
    LANGUAGE = "language"
    PRIVACY = "privacy_notice"
    NEXT_STEP = "next_step"
    NEXT_DUE = "next_due"
    NOTE = "note_text"
    STATEMENTS = "statements"
    STATEMENT_KIND = "statement_kind"
    WORDS = "words"
    STRENGTH = "strength"
    THEMES = "themes"
    ASKED_BEFORE = "asked_before"
    QUOTE = "quote"
    PERMISSION = "permission"


def xlsform(themes: Sequence[tuple[UUID, str]], patch: str) -> bytes:
    """The form as the bytes of an .xlsx file; `themes` are offered in their order.

    It is tried by `converted` before it is given back.
    """
    made = _workbook(form_sheets(themes, patch))
    converted(made)
    return made


def converted(xlsx: bytes) -> str:
    """The XForm (XML) that servers make of an XLSForm; raises what pyxform finds wrong with it."""
    from pyxform.xls2xform import convert  # noqa: PLC0415 - slow to import, and seldom needed

    return str(convert(xlsx, file_type=".xlsx").xform)


def theme_choice(theme_id: UUID) -> str:
    """The name of a theme's choice, which has to begin with a letter."""
    return f"t{theme_id.hex}"


def form_sheets(
    themes: Sequence[tuple[UUID, str]], patch: str
) -> dict[str, tuple[Cells, list[Cells]]]:
    """The three sheets of the form: the head of each, and its rows."""
    survey, choices = _survey(bool(themes)), _choices(themes)
    content = json.dumps([survey, choices]).encode()
    version = hashlib.sha256(content).hexdigest()[:12]
    title = tr("Listening in {patch}", patch=_plain(patch))
    return {
        "survey": (_SURVEY, survey),
        "choices": (_CHOICES, choices),
        "settings": (_SETTINGS, [(title, FORM_ID, version, "")]),
    }


def _survey(has_themes: bool) -> list[Cells]:
    return [*_head(), *_statement(has_themes), *_foot()]


def _head() -> list[Cells]:
    return [
        _asked("dateTime", FormField.HEARD_AT, tr("When"), default="now()", required=True),
        _asked(
            "select_one listening_kind",
            FormField.KIND,
            tr("How they were heard"),
            default=ListeningKind.DOORSTEP.value,
            required=True,
        ),
        _asked("text", FormField.WHERE, tr("Where"), tr("As “14 Kendal Road” or “school gate”.")),
        _asked(
            "text",
            FormField.PEOPLE,
            tr("With whom"),
            tr("Only who agreed to be kept. Commas between names; (new) after one not met yet."),
        ),
        _asked(
            "integer",
            FormField.PRESENT,
            tr("How many others were there"),
            constraint=f". >= 0 and . <= {MOST_UNNAMED}",
        ),
        _asked("text", FormField.LANGUAGE, tr("Language, where it was not English")),
        _asked("select_one yes_no", FormField.PRIVACY, tr("Privacy notice given"), default=NO),
    ]


def _statement(has_themes: bool) -> list[Cells]:
    rows = [
        _asked("begin_repeat", FormField.STATEMENTS, tr("One thing heard")),
        _asked("select_one statement_kind", FormField.STATEMENT_KIND, tr("Kind"), required=True),
        _asked("text", FormField.WORDS, tr("What it was"), required=True),
        _asked("select_one strength", FormField.STRENGTH, tr("How strong"), tr("1 weak, 5 strong")),
    ]
    if has_themes:
        rows.append(_asked("select_multiple theme", FormField.THEMES, tr("Themes")))
    return [
        *rows,
        _asked(
            "select_one yes_no",
            FormField.ASKED_BEFORE,
            tr("Did they ask somebody for it before?"),
            relevant=f"${{{FormField.STATEMENT_KIND}}} = '{StatementKind.NEED}'",
        ),
        _asked("text", FormField.QUOTE, tr("In their very words")),
        _asked(
            "select_one permission",
            FormField.PERMISSION,
            tr("May it be quoted?"),
            relevant=f"${{{FormField.QUOTE}}} != ''",
        ),
        ("end_repeat", "", "", "", "", "", "", ""),
    ]


def _foot() -> list[Cells]:
    return [
        _asked("text", FormField.NEXT_STEP, tr("Next step"), tr("What you agreed to do.")),
        _asked(
            "date",
            FormField.NEXT_DUE,
            tr("By when"),
            relevant=f"${{{FormField.NEXT_STEP}}} != ''",
        ),
        _asked(
            "text",
            FormField.NOTE,
            tr("Note"),
            tr("A worry about somebody’s safety is not written here. Tell whom you agreed to."),
        ),
    ]


def _asked(
    sort: str,
    name: FormField,
    label: str,
    hint: str = "",
    *,
    required: bool = False,
    default: str = "",
    relevant: str = "",
    constraint: str = "",
) -> Cells:
    """One row of the survey."""
    return sort, name.value, label, hint, YES if required else "", default, relevant, constraint


def _choices(themes: Iterable[tuple[UUID, str]]) -> list[Cells]:
    return [
        *(("listening_kind", kind.value, heard_how_word(kind)) for kind in _LISTENING_KINDS),
        *(("statement_kind", kind.value, kind_word(kind)) for kind in StatementKind),
        *(("strength", str(number), str(number)) for number in STRENGTHS),
        *(("permission", each.value, permission_words(each)) for each in _PERMISSIONS),
        ("yes_no", YES, tr("Yes")),
        ("yes_no", NO, tr("No")),
        *(("theme", theme_choice(theme_id), _plain(name)) for theme_id, name in themes),
    ]


def _plain(text: str) -> str:
    """A name from the log as a label: one line, and nothing that a form takes for a reference."""
    spaced = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(spaced.replace("${", "$ {").split())[:_LONGEST_LABEL] or tr("(no name)")


def _workbook(sheets: dict[str, tuple[Cells, list[Cells]]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and seldom needed

    book = Workbook()
    book.remove(book.active)
    for title, (head, rows) in sheets.items():
        sheet = book.create_sheet(title)
        for at, row in enumerate((head, *rows), 1):
            _write(sheet, at, row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _write(sheet: Worksheet, at: int, row: Cells) -> None:
    """Write a row as text, also where it looks like a formula."""
    for column, text in enumerate(row, 1):
        if text:
            cell: Any = sheet.cell(at, column, text)
            cell.data_type = "s"
