"""Rows of the log as the lists of gifts and needs show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.asset_words import gifts_word
from organiser_app.language import tr
from organiser_app.store.queries.gifts import GiftMatches, GiftRow, Introduction, MatchProposal
from organiser_app.store.queries.needs import NeedRow
from organiser_app.store.queries.statements import StatementRow
from organiser_app.ui.days import short_day
from organiser_app.ui.need_words import (
    again_words,
    days_words,
    gift_kind_word,
    taken_up_words,
    with_whom_words,
)
from organiser_app.ui.tables.need_lines import GiftLine, MatchLine, NeedLine, SpokenWords

_HEADING = "heading "


def match_lines(found: GiftMatches, today: date) -> list[MatchLine]:
    """Introductions of which nothing was heard yet, then what may be brought together."""
    lines: list[MatchLine] = []
    if found.introduced:
        lines.append(_heading(tr("Introduced: did it help?")))
        lines.extend(_introduction(made, today) for made in found.introduced)
    if found.introduced and found.proposals:
        lines.append(_heading(tr("These may fit")))
    lines.extend(_proposals(found.proposals))
    return lines


def need_line(need: NeedRow, today: date) -> NeedLine:
    """A need as the list shows it."""
    parts = (
        tr("asked before") if need.said.asked_before else "",
        again_words(need.bounces) if need.bounces else "",
        tr("told as a story") if need.story else "",
    )
    met = need.met_on is not None
    satisfied = tr("{number} of 5", number=need.satisfied) if need.satisfied else ""
    return NeedLine(
        key=str(need.id),
        said=spoken(need.said, today),
        strength=need.said.strength or 0,
        with_whom=satisfied if met else with_whom_words(need, today),
        marks=", ".join(part for part in parts if part),
        waits=_how_long(need, today),
        met=met,
    )


def _how_long(need: NeedRow, today: date) -> str:
    """How long it took to be met, or has waited."""
    days = need.days(today)
    if need.met_on is not None:
        return tr("met in {days}", days=days_words(days)) if days else tr("met the same day")
    return tr("waits {days}", days=days_words(days)) if days else tr("since today")


def gift_lines(gifts: Sequence[GiftRow], today: date) -> list[GiftLine]:
    """The gifts under their kinds; those that are offered no more come last, under their own."""
    offered = [gift for gift in gifts if gift.is_offered(today)]
    lines: list[GiftLine] = []
    for kind in (*GiftKind, None):
        lines += _under(gifts_word(kind), _of_kind(offered, kind), today)
    over = [gift for gift in gifts if not gift.is_offered(today)]
    return lines + _under(tr("Offered no more"), over, today)


def spoken(said: StatementRow, today: date) -> SpokenWords:
    """What was said, by whom, where and when."""
    when = short_day(said.said_on, today)
    return _spoken(said, ", ".join(part for part in (said.where, when) if part))


def _spoken(said: StatementRow, place: str) -> SpokenWords:
    return SpokenWords(
        words=said.text,
        who=said.resident or tr("Nobody known"),
        place=place,
        verbatim=said.verbatim,
        gist=said.words if said.quote and said.quote != said.words else "",
    )


def _of_kind(gifts: Sequence[GiftRow], kind: GiftKind | None) -> list[GiftRow]:
    """The gifts of a kind, those that nobody took up first."""
    return sorted((gift for gift in gifts if gift.shown_kind is kind), key=_how_used)


def _how_used(gift: GiftRow) -> int:
    return gift.taken_up


def _under(heading: str, gifts: Sequence[GiftRow], today: date) -> list[GiftLine]:
    if not gifts:
        return []
    idle = sum(not gift.taken_up for gift in gifts)
    used = tr("{count}, {idle} not taken up yet", count=len(gifts), idle=idle)
    head = GiftLine(f"{_HEADING}{heading}", SpokenWords(heading), used=used, heading=True)
    return [head, *(_gift(gift, today) for gift in gifts)]


def _gift(gift: GiftRow, today: date) -> GiftLine:
    over = gift.offered_until
    return GiftLine(
        key=str(gift.id),
        said=spoken(gift.said, today),
        kind=gift_kind_word(gift.shown_kind) if gift.shown_kind else "",
        suggested=gift.kind is None and gift.suggested is not None,
        used=taken_up_words(gift),
        date=tr("until {day}", day=short_day(over, today)) if over else "",
        over=not gift.is_offered(today),
    )


def _proposals(found: Sequence[MatchProposal]) -> Iterator[MatchLine]:
    before = None
    for proposal in found:
        need, gift = proposal.need.said, proposal.gift
        yield MatchLine(
            key=f"{need.id} {gift.id}",
            reasons=proposal.fit.in_words(),
            need=_spoken(need, need.where),
            gift=_spoken(gift, gift.where),
            act=tr("Introduce…"),
            act_icon="web",
            act_keys=tr("I"),
            again=need.id == before,
        )
        before = need.id


def _introduction(made: Introduction, today: date) -> MatchLine:
    need, gift = made.need.said, made.gift
    return MatchLine(
        key=str(made.match.id),
        reasons=tr("introduced {day}", day=short_day(made.match.on, today)),
        need=_spoken(need, need.where),
        gift=_spoken(gift, gift.where),
        act=tr("Did it help…"),
        act_icon="question",
        act_keys=tr("A"),
    )


def _heading(words: str) -> MatchLine:
    return MatchLine(f"{_HEADING}{words}", words, heading=True)
