"""A log of rows of every table that name each other at random, in two patches and more projects."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from organiser_app.domain.models import Consent, Synced, synced_models, table_of
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.part import Part, PartKind
from organiser_app.sync.shapes import shapes
from tests.builders import web
from tests.sync.devices import Device

_FEW = {"patch": 2, "project": 4, "resident": 6, "listening": 6, "statement": 8, "wording": 8}
_PLACES = ("patch", "street", "door", "place")
_TEAM = ConsentPurpose.SHARE_WITH_TEAM
_NOT_AT_RANDOM = {"erased", "consent", "same_person"}


@dataclass
class RandomLog:
    """What was written: each row by its id, with its table and its fields."""

    device: Device
    chance: random.Random
    rows: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def fill(self) -> None:
        """Write the rows; two of three residents agree to be shared."""
        with self.device.log.work() as work:
            for model in _parents_first():
                name = table_of(model).name
                if name not in _NOT_AT_RANDOM:
                    for _ in range(_FEW.get(name, 2)):
                        self._write(work, model, self._fields(model))
            for resident in self.ids("resident"):
                if self.chance.random() < 2 / 3:
                    yes = {"subject_id": UUID(resident), "given": True, "purpose": _TEAM}
                    self._write(work, Consent, {**web(0)[Consent], **yes})
            work.commit("fill")

    def ids(self, table: str) -> list[str]:
        """The ids of the rows of a table."""
        return [row_id for row_id, (name, _) in self.rows.items() if name == table]

    def any_part(self) -> Part:
        """A patch or a project."""
        kind = self.chance.choice(tuple(PartKind))
        row_id = self.chance.choice(self.ids(kind.value))
        return Part(kind, UUID(row_id), "Part")

    def words_of(self, row_id: str) -> str:
        """The words that stand in the texts of a row, and in no other's."""
        return str(self.rows[row_id][1]["words"])

    def _fields(self, model: type[Synced]) -> dict[str, Any]:
        name = table_of(model).name
        fields = {**web(self.chance.randint(0, 1), self._words())[model], **self._named(name)}
        if name == "wording":
            fields["of_id"] = self._any(self.chance.choice(("statement", "listening", "story")))
        if name == "same_place":
            fields["kept_id"] = self._any(self.chance.choice(_PLACES))
        if name == "supersedes":
            fields["newer_id"] = self._later_wording_than(fields["older_id"])
        return fields

    def _later_wording_than(self, older: UUID) -> UUID:
        """A wording of the same record, perhaps that one itself."""
        of = self.rows[older.hex][1]["of_id"]
        same = [each for each in self.ids("wording") if self.rows[each][1]["of_id"] == of]
        return UUID(self.chance.choice(same))

    def _write(self, work: UnitOfWork, model: type[Synced], fields: dict[str, Any]) -> None:
        row_id = work.new_id()
        work.add_all(model, [{**fields, "id": row_id}])
        self.rows[row_id.hex] = (table_of(model).name, {**fields, "words": self._words()})

    def _words(self) -> str:
        return f"w{len(self.rows)}e"

    def _named(self, name: str) -> dict[str, UUID | None]:
        shape = shapes()[name]
        named = {column: self._any(target) for column, target in shape.parents.items()}
        for column, target in shape.links.items():
            named[column] = self._any(target) if self.chance.random() < 1 / 2 else None
        return named

    def _any(self, table: str) -> UUID | None:
        there = self.ids(table)
        return UUID(self.chance.choice(there)) if there else None


@cache
def _parents_first() -> tuple[type[Synced], ...]:
    models = {table_of(model).name: model for model in synced_models()}
    graph = {
        name: {*shape.parents.values(), *_early(shape.links.values())} - {name}
        for name, shape in shapes().items()
    }
    graph["wording"] |= {"statement", "listening", "story"}
    graph["same_place"] |= set(_PLACES)
    return tuple(models[name] for name in TopologicalSorter(graph).static_order())


def _early(targets: Any) -> set[str]:
    """Of what may be named, that which names nothing in turn that comes late."""
    return set(targets) - {"resident", "tie"}
