"""The web as the two tables that Kumu imports: elements and connections.

Kumu reads `Label` in the first column of elements, `From` and `To` in the first two columns of
connections, each naming a label; other columns become fields, and `|` parts several tags. See
https://docs.kumu.io/guides/import/import.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from uuid import UUID

from organiser_app.store.queries.web import Web, WebPerson

_ELEMENTS = ("Label", "Type", "Description", "Tags")
_CONNECTIONS = ("From", "To", "Direction", "Type", "Strength")
_OF_A_TIE = ("undirected", "Tie")
_FORMULA = "=+-@\t\r"
"""What a spreadsheet would take for the beginning of a formula."""


def kumu_elements(web: Web, called: Mapping[UUID, str]) -> bytes:
    """Everybody in `called` by that name, as CSV in UTF-8; their circle is the tag."""
    people = (person for person in web.people if person.id in called)
    rows = ((_label(called[one.id]), _sort(one), "", one.circle or "") for one in people)
    return _table(_ELEMENTS, rows)


def kumu_connections(web: Web, called: Mapping[UUID, str]) -> bytes:
    """The ties between those in `called`, as CSV in UTF-8; the strength is from 1 to 3."""
    ties = (tie for tie in web.ties if tie.one in called and tie.other in called)
    rows = (
        (_label(called[tie.one]), _label(called[tie.other]), *_OF_A_TIE, str(tie.strength))
        for tie in ties
    )
    return _table(_CONNECTIONS, rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode()


def _sort(person: WebPerson) -> str:
    return "Organiser" if person.organiser else "Resident"


def _label(name: str) -> str:
    """A name that no spreadsheet reckons with on its way to Kumu."""
    return name.lstrip(_FORMULA)
