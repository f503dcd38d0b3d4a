"""A resident's story in five lines, and how to say hello: what the next keeper has to know.

The lines are who and where, how near and since when, what matters most to them, what they give,
and what is open. Very words stand in them only where the resident allowed to be quoted by name,
since their name stands beside. The organiser's words tell only what is good to be told of
somebody: of a concern or a need there is the theme alone, since the lines are printed, and a name
and a door stand beside what may shame.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from organiser_app.domain.handover import Line
from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.domain.rules.list_words import circle_word
from organiser_app.domain.values import Circle, QuotePermission, StatementKind
from organiser_app.language import plural, tr

MOST_GIFTS, MOST_OPEN = 3, 3
_TOLD_AS_PUT = frozenset(
    {StatementKind.LOVE, StatementKind.DREAM, StatementKind.IDEA, StatementKind.GIFT}
)
_QUOTES = "“”\"‘’'"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing a resident said: the organiser's `words` for it, and their own, if written down.

    `themes` are the names of what it was coded with.
    """

    kind: StatementKind
    words: str
    quote: str
    permission: QuotePermission
    strength: int
    on: date
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """Something open between a resident and the organisers; `due_on` may be unknown."""

    what: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a resident, for the rule to tell in five lines.

    `lives_with` and `introducers` hold those alone who may be named, the strongest tie first.
    `circle_since` is the day on which they came into it; `last` tells of the last contact in
    words. `keeper` is empty where the one who keeps them organises here no more.
    """

    name: str
    pseudonym: str
    where: str = ""
    lives_with: tuple[str, ...] = ()
    circle: Circle | None = None
    circle_since: date | None = None
    evidence: str = ""
    said: tuple[Heard, ...] = ()
    gave: tuple[str, ...] = ()
    open_things: tuple[Open, ...] = ()
    best_time: str = ""
    reached: tuple[str, ...] = ()
    introducers: tuple[str, ...] = ()
    keeper: str = ""
    last: str = ""


def five_lines(life: Life) -> tuple[Line, ...]:
    """The story of a resident, always in five lines: where nothing is known, a line says so."""
    return (
        Line(tr("Who and where"), _who(life)),
        Line(tr("How near"), _near(life)),
        matters_most(life.said),
        Line(tr("Gives"), _gives(life)),
        Line(tr("Open"), _open(life.open_things)),
    )


def say_hello(life: Life) -> tuple[Line, ...]:
    """How the next keeper comes to know them: when, by what name, through whom, and after what."""
    introducer = next(iter(life.introducers), "") or life.keeper
    return (
        *((Line(tr("Call them"), life.name),) if life.name else _nameless(life.pseudonym)),
        Line(tr("Best time"), life.best_time or tr("not known, ask them")),
        Line(tr("Reach them"), ", ".join(life.reached) or tr("at their door")),
        Line(tr("Who can introduce you"), introducer or tr("nobody yet")),
        Line(tr("Last contact"), life.last or tr("none is written down")),
    )


def matters_most(said: Iterable[Heard]) -> Line:
    """What they said most strongly, of late first: in their own words where they allowed it.

    Else as the organiser put it, where that is a love, a dream, an idea or a gift; a concern or a
    need stands as its theme alone.
    """
    about = tr("Matters most")
    by_weight = sorted(said, key=lambda one: (one.strength, one.on), reverse=True)
    for one in by_weight:
        own = _own_words(one)
        if own and one.permission is QuotePermission.NAMED:
            return Line(about, own, verbatim=True)
        if one.kind in _TOLD_AS_PUT and in_our_words(one):
            return Line(about, one.words, noted=True)
        if one.kind not in _TOLD_AS_PUT and one.themes:
            theme = _lowered(one.themes[0])
            return Line(about, tr("something about {theme}; ask them", theme=theme))
    return Line(about, tr("nothing that may stand here was written down"))


def asked_for(one: Heard) -> str:
    """A need as it may be told: what it is about, and no more of it."""
    if not one.themes:
        return tr("asked for help; ask them with what")
    return tr("asked for help: something about {theme}", theme=_lowered(one.themes[0]))


def _lowered(theme: str) -> str:
    """A theme inside a sentence; what is written in capitals stays so."""
    return theme if theme[1:2].isupper() else theme[:1].lower() + theme[1:]


def in_our_words(one: Heard) -> str:
    """How an organiser put it; empty where all that was written down are the very words."""
    return "" if _is_quoted(one.words) else one.words


def _nameless(label: str) -> tuple[Line, Line]:
    """What the log calls somebody is no greeting: it might hurt to hear it."""
    return (
        Line(tr("Their name"), tr("is not known; ask what they like to be called")),
        Line(tr("Our label"), tr("{label}: ours alone, not to be said to them", label=label)),
    )


def _who(life: Life) -> str:
    called = life.name or tr("name not known")
    where = life.where or tr("no address")
    parts = [called, where]
    if life.lives_with:
        parts.append(tr("lives with {names}", names=_and(life.lives_with)))
    return ", ".join(parts)


def _near(life: Life) -> str:
    if life.circle is None:
        return tr("in no circle yet")
    near = circle_word(life.circle)
    if life.circle_since is not None:
        month = f"{long_month(life.circle_since)} {life.circle_since.year}"
        near = tr("{circle} since {month}", circle=near, month=month)
    return f"{near}: {life.evidence}" if life.evidence else near


def _gives(life: Life) -> str:
    if not life.gave:
        return tr("nobody has asked them yet what they could give")
    return _first(life.gave, MOST_GIFTS)


def _open(things: Sequence[Open]) -> str:
    if not things:
        return tr("nothing is agreed")
    soonest = sorted(things, key=lambda one: (one.due_on is None, one.due_on or date.max))
    return _first([_with_day(one) for one in soonest], MOST_OPEN)


def _with_day(one: Open) -> str:
    if one.due_on is None:
        return one.what
    day = f"{one.due_on.day} {long_month(one.due_on)}"
    return tr("{what}, by {day}", what=one.what, day=day)


def _first(told: Sequence[str], most: int) -> str:
    """The first of what is told, and how many more there are."""
    shown = "; ".join(told[:most])
    rest = len(told) - most
    return f"{shown}; {plural('{count} more', '{count} more', rest)}" if rest > 0 else shown


def _own_words(one: Heard) -> str:
    return (one.quote or (one.words if _is_quoted(one.words) else "")).strip(_QUOTES)


def _is_quoted(words: str) -> bool:
    return words[:1] in ("“", '"', "‘") and words[-1:] in ("”", '"', "’")


def _and(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
