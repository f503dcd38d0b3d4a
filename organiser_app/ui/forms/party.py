"""Who promises, or to whom: somebody of the log found by name, or a name that is in no log."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from organiser_app.domain.promise_inputs import PartyInput
from organiser_app.language import tr
from organiser_app.store.log import Query
from organiser_app.store.queries.parties import PartyKind, PartyRow, parties
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.found import FoundField, Looked
from organiser_app.ui.tables import SimpleRow

_ICONS = {PartyKind.RESIDENT: "person", PartyKind.ORGANISER: "team", PartyKind.GROUP: "people"}


class PartyField(FoundField):
    """A name; what is not taken from the list stays a name."""

    def __init__(self, words: str, hint: str, desk: Desk, *, groups: bool = False) -> None:
        super().__init__(words, tr("In the log by that name"), hint, desk, _looked(groups=groups))

    def show_party(self, party: PartyRow | None, name: str = "") -> None:
        """Let somebody stand in it, or a name alone."""
        if party is None:
            self.show_taken("", name)
        else:
            self.show_taken(_key(party), party.name)

    def party(self) -> PartyInput | None:
        """Who stands in it; None where nobody does."""
        kind, _, party_id = self.key().partition(":")
        if party_id:
            return PartyInput.model_validate({f"{kind}_id": UUID(party_id)})
        return PartyInput(name=self.text()) if self.text() else None


def _key(party: PartyRow) -> str:
    return f"{party.kind.value}:{party.id}"


def _looked(*, groups: bool) -> Looked:
    def looked(words: str) -> Query[Sequence[SimpleRow]]:
        return lambda connection: [
            SimpleRow(
                _key(row), row.name, icon=_ICONS[row.kind], under=row.where or _word(row.kind)
            )
            for row in parties(connection, words, groups=groups)
        ]

    return looked


def _word(kind: PartyKind) -> str:
    return {
        PartyKind.RESIDENT: tr("resident"),
        PartyKind.ORGANISER: tr("organiser"),
        PartyKind.GROUP: tr("group"),
    }[kind]
