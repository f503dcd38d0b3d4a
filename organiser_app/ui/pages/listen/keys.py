"""The keys of the Listen page, declared once, beside those that the whole window has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr


@dataclass(frozen=True, slots=True)
class PageKey:
    """One thing to do on the page, in words, and its keys as Qt reads them."""

    name: str
    words: Callable[[], str]
    keys: str


def _start(kind: StatementKind) -> Callable[[], str]:
    return lambda: tr("Begin a line: {kind}", kind=kind_word(kind))


KINDS = tuple(
    PageKey(kind.value, _start(kind), f"Alt+{number}")
    for number, kind in enumerate(StatementKind, 1)
)

PAGE_KEYS = (
    PageKey("save", lambda: tr("Save"), "Ctrl+Return"),
    PageKey("put_aside", lambda: tr("Put aside"), "Esc"),
    PageKey("words", lambda: tr("Show the words that begin a line"), "F2"),
    PageKey("next_problem", lambda: tr("Go to the next line to look at"), "F8"),
    PageKey("worry", lambda: tr("Pass a safeguarding worry on"), "F4"),
    PageKey("other_side", lambda: tr("Go between the text and the form"), "F6"),
    PageKey("begin_round", lambda: tr("Begin a round"), "Ctrl+B"),
    PageKey("end_round", lambda: tr("End the round"), "Ctrl+E"),
    PageKey("add_doors", lambda: tr("Add doors"), "Ctrl+D"),
    PageKey("doors", lambda: tr("Go between the doors and the text"), "F7"),
    PageKey("take_theme", lambda: tr("Take the suggested theme"), "Ctrl+T"),
    *KINDS,
)


def shown(keys: str) -> str:
    """Keys as a key hint shows them."""
    return keys.replace("Return", tr("Enter")).replace("+", " ")


def page_key(name: str) -> PageKey:
    """One thing to do, by its name."""
    return next(key for key in PAGE_KEYS if key.name == name)


def keys_of(name: str) -> str:
    """The keys of one thing to do, as Qt reads them."""
    return page_key(name).keys
