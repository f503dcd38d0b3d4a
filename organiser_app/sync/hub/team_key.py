"""A team's key: made by one member, sealed to each, with the roster of who they are beside it.

    64 bytes  the signature (Ed25519) of whoever made it, over a context string and what follows
    …         JSON: the team, the generation, all keys up to it, and the members' cards

All of it is sealed by age to the members on the roster. Somebody leaves: a new generation is made
and sealed to those who stay, and whatever is written from then on opens with that alone.
"""

from __future__ import annotations

import base64
import io
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from organiser_app.domain.errors import ForeignPack, HubProblem, InvalidInput, PackProblem
from organiser_app.language import plural, tr
from organiser_app.sync.cards import MemberCard, card_text, read_card
from organiser_app.sync.keys import PublicKeys, is_signed
from organiser_app.sync.manifest import MOST_READERS
from organiser_app.sync.sealing import seal, unseal
from organiser_app.sync.team import LogIdentity

KEY_BYTES = 64
_CONTEXT = b"organiser team key 1\0"
_SIGNATURE_BYTES = 64
_MOST_GENERATIONS = 10_000


@dataclass(frozen=True, slots=True)
class TeamKeys:
    """The keys of a team by generation (64 bytes each), its roster, and who made the latest one.

    `InvalidInput` where they are not all there, or more people are on the roster than one key can
    be sealed for. The first card is that of whoever made it.
    """

    team: str
    keys: dict[int, bytes] = field(repr=False)
    roster: tuple[MemberCard, ...]

    def __post_init__(self) -> None:
        if len(self.roster) > MOST_READERS:
            raise InvalidInput(
                plural(
                    "A team on a hub has {count} member at most.",
                    "A team on a hub has {count} members at most.",
                    MOST_READERS,
                )
            )
        in_turn = list(self.keys) == list(range(1, len(self.keys) + 1))
        if not in_turn or not self.roster or len(self.keys) > _MOST_GENERATIONS:
            raise ValueError("generations without a gap, and a roster")
        if any(len(key) != KEY_BYTES for key in self.keys.values()):
            raise ValueError("keys of 64 bytes")

    @property
    def generation(self) -> int:
        """The latest one, under which everything is written."""
        return len(self.keys)

    @property
    def maker(self) -> PublicKeys:
        """Who made the latest key."""
        return self.roster[0].keys


def next_keys(
    team: str, known: dict[int, bytes], maker: MemberCard, others: Sequence[MemberCard]
) -> TeamKeys:
    """One more generation, from the system's chance."""
    keys = {**known, len(known) + 1: secrets.token_bytes(KEY_BYTES)}
    return TeamKeys(team, keys, (maker, *others))


def sealed_keys(made: TeamKeys, own: LogIdentity) -> bytes:
    """The keys as they lie on the hub, signed by `own`, for all on the roster and nobody else."""
    content = {
        "team": made.team,
        "keys": [base64.b64encode(key).decode() for key in made.keys.values()],
        "roster": [card_text(card) for card in made.roster],
    }
    said = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    sealed = io.BytesIO()
    signed = own.keys.sign(_CONTEXT + said) + said
    seal(io.BytesIO(signed), sealed, [card.keys.sealing_key for card in made.roster])
    return sealed.getvalue()


def opened_keys(body: bytes, team: str, generation: int, own: LogIdentity) -> TeamKeys:
    """The keys in what lies on the hub, if they are sealed to this log and signed by their maker.

    Whether the maker is trusted is for the caller to decide. `HubProblem` where they are not ours
    to open, or are not what they are said to be.
    """
    content = io.BytesIO()
    try:
        unseal(io.BytesIO(body), content, own.keys.opening_key)
        keys = _read(content.getvalue(), team)
    except ForeignPack as problem:
        raise HubProblem(
            tr(
                "The team's key is not sealed to this log. Ask whoever keeps the team to add your"
                " card, confirm it and make a new key."
            )
        ) from problem
    except (PackProblem, ValueError, KeyError, TypeError, InvalidInput) as problem:
        raise _not_sound(type(problem).__name__) from problem
    names_us = any(card.keys == own.keys.public() for card in keys.roster)
    if keys.generation != generation or not names_us:
        raise _not_sound("another team's, another generation, or passed on")
    return keys


def _read(content: bytes, team: str) -> TeamKeys:
    signature, said = content[:_SIGNATURE_BYTES], content[_SIGNATURE_BYTES:]
    found: dict[str, Any] = json.loads(said)
    if found["team"] != team:
        raise ValueError("another team's")
    roster = tuple(read_card(text) for text in found["roster"])
    keys = [base64.b64decode(key, validate=True) for key in found["keys"]]
    made = TeamKeys(team, dict(enumerate(keys, start=1)), roster)
    if not is_signed(_CONTEXT + said, signature, made.maker.checking_key):
        raise ValueError("not signed by its maker")
    return made


def _not_sound(detail: str) -> HubProblem:
    return HubProblem(
        tr(
            "The team's key on the hub is not sound: somebody altered it. Nothing was sent."
            " Tell whoever keeps the team."
        ),
        detail=detail,
    )
