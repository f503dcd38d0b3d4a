"""What may be handed to the services that say who organises here and who keeps whom."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pydantic import field_validator

from organiser_app.domain.inputs import Input, Name
from organiser_app.domain.values import OrganiserRole
from organiser_app.language import tr

_FEWEST_LETTERS = 2


def is_a_name(words: str) -> bool:
    """Whether `words` can be what a colleague is called: it has two letters at least."""
    return sum(letter.isalpha() for letter in words) >= _FEWEST_LETTERS


def is_taken(name: str, others: Iterable[str]) -> bool:
    """Whether one of the others is called so already, whatever the case and the blanks."""
    return _told_apart_by(name) in map(_told_apart_by, others)


def _told_apart_by(name: str) -> str:
    return " ".join(name.split()).casefold()


class OrganiserInput(Input):
    """Somebody who organises here; a volunteer organiser may be a resident of the log too."""

    name: Name
    role: OrganiserRole = OrganiserRole.PAID
    resident_id: UUID | None = None

    @field_validator("name")
    @classmethod
    def _two_letters(cls, name: str) -> str:
        if not is_a_name(name):
            raise ValueError(tr("A name has two letters at least."))
        return name
