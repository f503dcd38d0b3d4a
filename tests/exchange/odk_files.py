"""Exports as ODK Central and Kobo write them, made from listenings."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.exchange.xlsform import theme_choice

MAIN, REPEAT = "organiser_listening.csv", "organiser_listening-statements.csv"
Cells = dict[str, str]


def answers(listening: ListeningInput) -> Cells:
    """A listening as the answers to the questions of the form."""
    step = listening.next_steps[0] if listening.next_steps else None
    names = [f"{each.name} (new)" if each.is_new else each.name for each in listening.people]
    return {
        "heard_at": listening.at.isoformat(),
        "listening_kind": listening.kind.value,
        "where_heard": listening.where,
        "people": ", ".join(names),
        "unnamed_present": str(listening.unnamed_present or ""),
        "language": listening.language,
        "privacy_notice": "yes" if listening.privacy_notice else "no",
        "next_step": step.what if step else "",
        "next_due": step.due_on.isoformat() if step and step.due_on else "",
        "note_text": listening.note,
    }


def said(statement: StatementInput, themes: Mapping[str, UUID]) -> Cells:
    """A statement as the answers in one turn of the repeat."""
    return {
        "statement_kind": statement.kind.value,
        "words": statement.words,
        "strength": str(statement.strength or ""),
        "themes": " ".join(theme_choice(themes[name]) for name in statement.themes),
        "asked_before": "yes" if statement.asked_before else "",
        "quote": statement.quote,
        "permission": statement.permission.value,
    }


def central(
    listenings: Sequence[ListeningInput], themes: Mapping[str, UUID]
) -> tuple[list[Cells], list[Cells]]:
    """The two tables of an export of ODK Central; the key of each is its source."""
    main, repeat = [], []
    for listening in listenings:
        key = listening.source.replace("odk:", "uuid:")
        main.append(
            {
                "SubmissionDate": "2026-03-02T12:00:00.000Z",
                **answers(listening),
                "meta-instanceID": key,
                "KEY": key,
                "ReviewState": "",
            }
        )
        for at, statement in enumerate(listening.statements, 1):
            own = {"PARENT_KEY": key, "KEY": f"{key}/statements[{at}]", "SET-OF-statements": key}
            repeat.append(said(statement, themes) | own)
    return main, repeat


def kobo(
    listenings: Sequence[ListeningInput], themes: Mapping[str, UUID]
) -> tuple[list[Cells], list[Cells]]:
    """The two tables of an export of Kobo, with the names of the groups in the heads."""
    main, repeat = [], []
    for number, listening in enumerate(listenings, 1):
        own = {"_uuid": listening.source.removeprefix("odk:"), "_index": str(number)}
        main.append(answers(listening) | own)
        for statement in listening.statements:
            cells = said(statement, themes)
            split = {f"statements/themes/{theme_choice(each)}": "0" for each in themes.values()}
            row = {f"statements/{name}": cell for name, cell in cells.items()} | split
            repeat.append(row | {"_index": "1", "_parent_index": str(number)})
    return main, repeat


def table(rows: Sequence[Cells], columns: Sequence[str] = (), delimiter: str = ",") -> str:
    """Rows as CSV."""
    target = io.StringIO(newline="")
    names = list(rows[0]) if rows else list(columns)
    writer = csv.DictWriter(target, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def zipped(file: Path, entries: Mapping[str, str]) -> Path:
    """A zip with such entries."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file


REPEAT_COLUMNS = ("statement_kind", "words", "PARENT_KEY", "KEY")
