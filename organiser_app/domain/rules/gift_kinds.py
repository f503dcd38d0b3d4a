"""What sort of thing a gift is, by the first of a few plain words that stands in it.

It only suggests: whoever heard the gift chooses, and sees which word the suggestion hangs on.
"""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.suggesting import telling_words
from organiser_app.domain.rules.word_stems import stem

_WORDS = {
    GiftKind.SPACE: "kitchen room garage shed hall garden allotment space loft yard studio host",
    GiftKind.TOOL: (
        "van trailer barrow machine drill ladder gazebo chairs tables pans mower minibus "
        "tools eggs veg seedlings laptop printer bike projector tent lend"
    ),
    GiftKind.KNOWLEDGE: (
        "knows speaks translate law benefits wages interpret explain advice history court lived "
        "speaker wildlife birds trees"
    ),
    GiftKind.SKILL: (
        "cooks cook cater bakes sew alterations electrician joiner plumber decorator decorates "
        "tiler teach lessons coaches coached gardener nurse computers phones hair nails keyboard "
        "sings DJs plays reads runs repairs mend fits locks badges photography"
    ),
    GiftKind.TIME: (
        "visit sit ring walk lifts knock listen company hour collect deliver leaflets open key "
        "run take reading mornings afternoons evenings"
    ),
}
_KIND_OF = {stem(word.casefold()): kind for kind, text in _WORDS.items() for word in text.split()}


@dataclass(frozen=True, slots=True)
class SuggestedKind:
    """A kind, and the word of the gift that it hangs on."""

    kind: GiftKind
    word: str


def suggest_gift_kind(words: str) -> SuggestedKind | None:
    """The kind that most of the gift's known words name; of two alike, the one named first."""
    named: dict[GiftKind, list[str]] = {}
    for word in telling_words(words):
        kind = _KIND_OF.get(stem(word))
        if kind is not None:
            named.setdefault(kind, []).append(word)
    if not named:
        return None
    kind = max(named, key=lambda each: len(named[each]))
    return SuggestedKind(kind, named[kind][0])
