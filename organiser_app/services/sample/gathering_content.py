"""What is written of a sample's groups and meetings, as read from `groups.toml`."""

from __future__ import annotations

from functools import cache

from organiser_app.domain.relationship_values import GroupKind
from organiser_app.domain.values import PlaceKind
from organiser_app.services.sample.content import Written, read


class GroupEntry(Written):
    """A group: begun and, where it has ended, ended so many days ago.

    The first of those who take its `roles`, as many as `leads` says, lead it.
    """

    name: str
    kind: GroupKind
    purpose: str
    meets: str
    place: PlaceKind
    days: int
    roles: tuple[str, ...]
    leads: int
    promises: tuple[str, ...]
    names_elsewhere: tuple[str, ...] = ()
    ended: int | None = None
    project: int | None = None


class MeetingWords(Written):
    """What an organiser writes for themselves, with `[this|that]` left to chance."""

    preparation: tuple[str, ...]
    reflection: tuple[str, ...]


class Gathered(Written):
    """All of it."""

    group: tuple[GroupEntry, ...]
    words: MeetingWords


@cache
def gathered() -> Gathered:
    """The groups in their order, and the words of meetings."""
    return Gathered.model_validate(read("groups.toml"))
