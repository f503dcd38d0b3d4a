"""The codebook as a form for phones needs it: themes to offer, and all that ever had a choice."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.store.queries.themes import codebook, themes


@dataclass(frozen=True, slots=True)
class FormThemes:
    """`offered` are the themes in use by their names, in the order of the codebook.

    `names` gives what every theme is called that ever had a choice: one that was merged since goes
    by the name of the theme that it counts as now.
    """

    offered: tuple[tuple[UUID, str], ...] = ()
    names: tuple[tuple[UUID, str], ...] = ()


def form_themes(connection: Connection) -> FormThemes:
    """The themes of the log as it is now."""
    offered = sorted(
        ((each.id, each.name) for each in themes(connection) if not each.archived),
        key=lambda theme: (theme[1].casefold(), theme[0]),
    )
    book = codebook()
    names = connection.execute(select(book.c.id, book.c.name)).all()
    return FormThemes(tuple(offered), tuple((row.id, row.name) for row in names))
