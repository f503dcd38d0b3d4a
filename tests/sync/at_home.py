"""An oracle that says by plain walking which rows of a log may leave it, whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from organiser_app.domain.models import metadata
from organiser_app.domain.values import ConsentPurpose, WordingPart
from organiser_app.store.guards import FIXED, subject_columns
from organiser_app.sync.shapes import shapes
from tests.sync.devices import Device

OWN_PARTS = (WordingPart.REFLECTION, WordingPart.PREPARATION)
_NAMES_NOBODY = ("statement", "next_step", "commitment")


@dataclass
class Held:
    """What a log holds: the fields of each row by its id, and the table that it is in."""

    device: Device
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (table, row, name), (value, _) in self.device.state().items():
            self.rows.setdefault(row, {"id": row})[name] = value
            self.tables[row] = table
        self.disputed = {row for table, row, *_ in self.device.others() if table == "consent"}

    def of(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        return [row for row_id, row in self.rows.items() if self.tables[row_id] == table]

    def agreed(self) -> set[str]:
        """The residents who agreed to be shared: yes is for one record, no for all of a person."""
        said = {row["id"]: self._latest({row["id"]}) for row in self.of("resident")}
        return {one for one, yes in said.items() if yes and self._latest(self._person(one))}

    def may_go(self) -> set[str]:
        """The ids of the rows that may leave."""
        stay = {row["id"] for row in self.of("resident")} - self.agreed()
        there = [row for row in self.of("presence") if not row["deleted"]]
        heard = {
            row["listening_id"]
            for row in (*there, *self.of("statement"))
            if row["subject_id"] in stay
        }
        size = -1
        while size != len(stay):
            size = len(stay)
            stay |= {row for row in self.rows if stay.intersection(self._needs(row))}
            stay |= {row for row in self.rows if self._is_of_nobody(row, heard)}
        return self.rows.keys() - stay

    def whole(self) -> set[str]:
        """The rows that hang on nothing that never came."""
        there = set(self.rows)
        size = -1
        while size != len(there):
            size = len(there)
            there -= {row for row in there if not there.issuperset(self._needs(row))}
        return there

    def _needs(self, row: str) -> Iterator[str]:
        """Whom a row is about, and without what it cannot be."""
        shape, fields = shapes()[self.tables[row]], self.rows[row]
        columns = {*shape.parents, *(shape.links if shape.name in FIXED else ())}
        if shape.name != "organiser":
            columns |= set(subject_columns(metadata.tables[shape.name]))
        if shape.name == "wording":
            columns |= {"of_id"}
        if shape.name != "erased":
            yield from (fields[name] for name in columns if fields.get(name) is not None)

    def _is_of_nobody(self, row: str, heard: set[str]) -> bool:
        """Whether it is one's own, or of anybody who was there, where somebody was who stays."""
        table, fields = self.tables[row], self.rows[row]
        if table == "wording":
            return fields["part"] in OWN_PARTS or fields["of_id"] in heard
        named = subject_columns(metadata.tables[table])
        return (
            table in _NAMES_NOBODY
            and fields.get("listening_id") in heard
            and not any(fields.get(name) for name in named)
        )

    def _latest(self, records: set[str]) -> bool:
        """What was answered last in some records."""
        said = [
            (row["on"], row["id"], bool(row["given"]) and row["id"] not in self.disputed)
            for row in self.of("consent")
            if row["subject_id"] in records
            and row["purpose"] == ConsentPurpose.SHARE_WITH_TEAM
            and (not row["deleted"] or row["id"] in self.disputed)
        ]
        return bool(said) and max(said)[2]

    def _person(self, record: str) -> set[str]:
        """All records that are linked to one, itself among them."""
        found, size = {record}, 0
        while size != len(found):
            size = len(found)
            for row in self.of("same_person"):
                pair = {row["subject_id"], row["other_subject_id"]}
                if row["same"] and not row["deleted"] and pair & found:
                    found |= pair
        return found
