"""What two records have in common, and what would become of them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from organiser_app.domain.rules.likeness import Shared
from organiser_app.domain.rules.person_names import Names
from organiser_app.domain.rules.waiting_words import listed
from organiser_app.domain.values import ConsentPurpose
from organiser_app.language import plural, tr
from organiser_app.store.queries.consents import ConsentRow
from organiser_app.store.queries.likely_same import Brief, Pair, Side
from organiser_app.ui.days import short_day


def called(name: str) -> str:
    """What somebody is called, also where nothing is known of it."""
    return name or tr("Somebody without a name")


def shared_word(shared: Shared) -> str:
    """What two have in common beside a name."""
    return {
        Shared.MOBILE: tr("same mobile number"),
        Shared.EMAIL: tr("same e-mail address"),
        Shared.LANDLINE: tr("same landline"),
        Shared.DOOR: tr("same door"),
    }[shared]


def names_word(names: Names) -> str:
    """How two names stand to each other."""
    return {
        Names.SAME: tr("same name"),
        Names.LIKE: tr("names alike"),
        Names.FIRST_ALONE: tr("one is the other’s first name"),
        Names.LAST_ALONE: tr("one is the other’s surname"),
        Names.OTHER_SURNAME: tr("same first name, another surname"),
        Names.UNKNOWN: tr("one has no name yet"),
        Names.OTHER: tr("names differ"),
    }[names]


def reasons(shared: Sequence[Shared], names: Names) -> str:
    """All that two have in common, as one line: "Same mobile number; names alike"."""
    said = "; ".join([*map(shared_word, shared), names_word(names)])
    return said[:1].upper() + said[1:]


def in_hand_words(pair: Pair) -> str:
    """Why these two stand side by side."""
    said = reasons(pair.shared, pair.names)
    if not pair.one.names or not pair.other.names:
        return said
    names = tr("{one} and {other}", one=pair.one.names[0], other=pair.other.names[0])
    return f"{said}: {names}"


def what_will_happen(pair: Pair, kept: Side, other: Side) -> str:
    """What becomes of what is kept and was agreed to, once two are said to be one person.

    `kept` and `other` are the sides of `pair`, the one by whom they would go first.
    """
    said = plural("{count} statement", "{count} statements", other.statements)
    ties = plural("{count} tie", "{count} ties", len(other.ties))
    happens = tr(
        "As one person they go by {kept}: what is kept under {other} ({said}, {ties}) is read as"
        " theirs too, and where both have a name, a number or a door, both are kept. Nothing is"
        " moved, overwritten or lost, and it can be taken apart again.",
        kept=called(kept.called),
        other=called(other.called),
        said=said,
        ties=ties,
    )
    holds = _answers_that_hold(pair.consents)
    return " ".join((happens, holds, *_consents_that_differ(kept, other)))


def _answers_that_hold(answers: Sequence[ConsentRow]) -> str:
    if not answers:
        return tr("Neither was asked yet what they agree to, so they have agreed to nothing.")
    yes = [_purpose(each.purpose) for each in answers if each.given]
    no = [_purpose(each.purpose) for each in answers if not each.given]
    told = [
        tr("they agreed to be {purposes}", purposes=listed(yes)) if yes else "",
        tr("they did not agree to be {purposes}", purposes=listed(no)) if no else "",
    ]
    return tr(
        "Of what either answered the latest answer counts: {answers}.",
        answers="; ".join(filter(None, told)),
    )


def _consents_that_differ(kept: Side, other: Side) -> Iterator[str]:
    """For each purpose about which the two answered otherwise, what holds for both from then on."""
    mine, theirs = ({each.purpose: each for each in side.consents} for side in (kept, other))
    for purpose in (each for each in mine if each in theirs):
        one, another = mine[purpose], theirs[purpose]
        if one.given != another.given:
            later, named = (one, kept) if one.on > another.on else (another, other)
            name = called(named.called)
            yield _on_one_day(purpose) if one.on == another.on else _holds_for_both(later, name)


def _on_one_day(purpose: ConsentPurpose) -> str:
    return tr(
        "They answered differently, on one day, about being {what}: what was written down last"
        " holds for both. Ask them again.",
        what=_purpose(purpose),
    )


def _holds_for_both(answer: ConsentRow, name: str) -> str:
    what = _purpose(answer.purpose)
    if answer.given:
        return tr(
            "They answered differently about being {what}: the later answer, yes under {name},"
            " holds for both. Ask them again.",
            what=what,
            name=name,
        )
    return tr(
        "They answered differently about being {what}: the later answer, no under {name}, holds"
        " for both until they are asked again.",
        what=what,
        name=name,
    )


def what_taking_apart_does(kept: Side, other: Side) -> str:
    """What becomes of two records that are one person, once they are taken apart."""
    return tr(
        "They are one person, who goes by {kept} now. Taken apart, {other} stands in the list of"
        " people again with all that was written under that name, and so do those who came along"
        " with it. What was written since under {kept} stays there.",
        kept=called(kept.called),
        other=called(other.called),
    )


def one_words(kept: Brief, other: Brief) -> str:
    """Under which other name a person stands in the log."""
    where = f" ({other.where})" if other.where and other.where != kept.where else ""
    return tr("also {name}", name=called(other.name)) + where


def heard_words(side: Side, today: date) -> str:
    """When somebody was first and last heard."""
    if side.first_heard is None or side.last_heard is None:
        return tr("Not heard yet")
    last = short_day(side.last_heard, today)
    if side.first_heard == side.last_heard:
        return last
    return tr("{first} to {last}", first=short_day(side.first_heard, today), last=last)


def consent_words(consents: Sequence[ConsentRow]) -> str:
    """What somebody agreed to, and what they did not."""
    return ", ".join(
        _purpose(each.purpose)
        if each.given
        else tr("not {purpose}", purpose=_purpose(each.purpose))
        for each in consents
    )


def _purpose(purpose: ConsentPurpose) -> str:
    return {
        ConsentPurpose.KEEP: tr("kept in this log"),
        ConsentPurpose.QUOTE_BY_NAME: tr("quoted by name"),
        ConsentPurpose.SHARE_WITH_TEAM: tr("shared with the team"),
        ConsentPurpose.SHARE_WITH_PARTNERS: tr("shared with partners"),
    }[purpose]
