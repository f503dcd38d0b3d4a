"""What residents say: a theme they care about, in words not yet worn out in their patch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from organiser_app.domain.values import ListeningKind, QuotePermission, StatementKind
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.content import Saying
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.project_content import Said

_KINDS = {
    StatementKind.LOVE: 27,
    StatementKind.CONCERN: 34,
    StatementKind.DREAM: 11,
    StatementKind.IDEA: 8,
    StatementKind.NEED: 11,
    StatementKind.GIFT: 9,
}
_HOW_MANY = {
    ListeningKind.DOORSTEP: (1, 5),
    ListeningKind.STREET: (1, 3),
    ListeningKind.ONE_TO_ONE: (3, 5),
    ListeningKind.HOUSE_MEETING: (4, 8),
    ListeningKind.GROUP: (3, 6),
    ListeningKind.PHONE: (1, 2),
    ListeningKind.SURVEY: (1, 1),
}
_STRENGTHS = {
    StatementKind.LOVE: (2, 6, 22, 40, 30),
    StatementKind.CONCERN: (2, 8, 22, 36, 32),
    StatementKind.DREAM: (4, 12, 32, 34, 18),
    StatementKind.IDEA: (8, 20, 38, 24, 10),
    StatementKind.NEED: (3, 10, 27, 36, 24),
    StatementKind.GIFT: (6, 18, 38, 28, 10),
}
_UNWEIGHED = 0.1
_QUOTED = 0.62
_ASKED_BEFORE = 0.38
_CARED_ABOUT = 5.0
_TRIES = 6

_NAMED = {
    QuotePermission.NAMED: 36,
    QuotePermission.UNNAMED: 34,
    QuotePermission.ASK_FIRST: 17,
    QuotePermission.NOT_TO_QUOTE: 13,
}
_UNNAMED = {
    QuotePermission.UNNAMED: 52,
    QuotePermission.ASK_FIRST: 26,
    QuotePermission.NOT_TO_QUOTE: 22,
}
_UNQUOTED = {QuotePermission.ASK_FIRST: 80, QuotePermission.NOT_TO_QUOTE: 20}


class Speech:
    """Gives statements of one patch, the least worn words of a few tries each time."""

    def __init__(self, chance: Chance, ground: Ground) -> None:
        self._chance = chance
        self._ground = ground
        self._worn: Counter[str] = Counter()
        self._raised: Counter[str] = Counter()

    def said_at(
        self, kind: ListeningKind, person: Person | None, *, later: bool | None
    ) -> list[Said]:
        """What one listening of that kind brings; `later` says which wave it is in, if in one."""
        count = self._chance.between(*_HOW_MANY[kind])
        return [self.one(self._chance.weighted(_KINDS), person, later=later) for _ in range(count)]

    def one(self, kind: StatementKind, person: Person | None, *, later: bool | None) -> Said:
        """A statement of that kind."""
        saying = self._saying(kind, person, later)
        self._raised[saying.gist] += 1
        words = self._places(person)
        quote = self._quote(saying, words) if self._chance.odds(_QUOTED) else ""
        return Said(
            kind=kind,
            theme=saying.theme,
            words=self._fresh((saying.gist,), words),
            strength=self._strength(kind),
            quote=quote,
            permission=self._permission(person, quote),
            asked_before=kind is StatementKind.NEED and self._chance.odds(_ASKED_BEFORE),
        )

    def _saying(self, kind: StatementKind, person: Person | None, later: bool | None) -> Saying:
        sayings = content.sayings()[kind]
        trend = _trend(kind, later)
        cares = person.cares if person else ()
        weights = [
            weight * (_CARED_ABOUT if saying.theme in cares else 1.0)
            for saying, weight in zip(sayings, trend, strict=True)
        ]
        tried = self._chance.weigh(sayings, weights, 2)
        return min(tried, key=lambda saying: self._raised[saying.gist])

    def _places(self, person: Person | None) -> Mapping[str, str]:
        return self._ground.words_in(person.street if person else None)

    def _quote(self, saying: Saying, words: Mapping[str, str]) -> str:
        """Words that nobody of the patch has used, or none: no two people speak alike."""
        quote = self._fresh(saying.quotes, words)
        return quote if self._worn[quote] == 1 else ""

    def _fresh(self, templates: tuple[str, ...], words: Mapping[str, str]) -> str:
        """The least used of a few ways to say it."""
        best = ""
        for _ in range(_TRIES):
            said = self._chance.say(self._chance.pick(templates), words)
            if not best or self._worn[said] < self._worn[best]:
                best = said
            if not self._worn[best]:
                break
        self._worn[best] += 1
        return best

    def _strength(self, kind: StatementKind) -> int | None:
        if self._chance.odds(_UNWEIGHED):
            return None
        return self._chance.weigh((1, 2, 3, 4, 5), _STRENGTHS[kind], 1)[0]

    def _permission(self, person: Person | None, quote: str) -> QuotePermission:
        if not quote:
            return self._chance.weighted(_UNQUOTED)
        return self._chance.weighted(_NAMED if person and person.name else _UNNAMED)


@cache
def _trend(kind: StatementKind, later: bool | None) -> tuple[float, ...]:
    themes = {entry.name: entry for entry in content.codebook()}
    entries = [themes[saying.theme] for saying in content.sayings()[kind]]
    if later is None:
        return tuple((entry.earlier + entry.later) / 2 for entry in entries)
    return tuple(entry.later if later else entry.earlier for entry in entries)
