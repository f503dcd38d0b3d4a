"""The words that stand beside a shape, so that no meaning is carried by colour or shape alone."""

from __future__ import annotations

from organiser_app.domain.values import EntryRoad, ListeningKind
from organiser_app.language import plural, tr


def listening_words(kind: ListeningKind) -> str:
    """What a listening of a kind is called."""
    return {
        ListeningKind.DOORSTEP: tr("Doorstep listening"),
        ListeningKind.STREET: tr("Street listening"),
        ListeningKind.ONE_TO_ONE: tr("One-to-one"),
        ListeningKind.HOUSE_MEETING: tr("House meeting"),
        ListeningKind.GROUP: tr("Group listening"),
        ListeningKind.PHONE: tr("Listening by phone"),
        ListeningKind.SURVEY: tr("Written answer"),
    }[kind]


def road_words(road: EntryRoad) -> str:
    """How a listening came into the log."""
    return {
        EntryRoad.AT_THE_DOOR: tr("On the spot"),
        EntryRoad.LATER: tr("Later"),
        EntryRoad.PAPER: tr("From paper"),
        EntryRoad.IMPORT: tr("From a file"),
    }[road]


def strength_words(strength: int) -> str:
    """The strength of a statement, from 1 to 5."""
    return tr("strength {strength} of 5", strength=strength)


def tie_words(strength: int) -> str:
    """The strength of a tie, from 1 to 3."""
    return tr("tie strength {strength} of 3", strength=strength)


def count_words(count: int) -> str:
    """How many things wait on a page."""
    return plural("{count} waiting", "{count} waiting", count)
