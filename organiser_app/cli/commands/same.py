"""The command about what merged logs hold twice: list what is likely one, and bring it together."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.rules.same_place_words import reason_words, sort_word
from organiser_app.language import tr
from organiser_app.services.same_places import bring_together, tell_apart
from organiser_app.store.log import Log
from organiser_app.store.queries.same_places import LikelyPlaceRow, SpotBrief, likely_place_rows


def same(call: Call) -> None:
    """List what is likely one: patches, streets, doors, places, waves, themes; or settle two."""
    with opened(call) as log:
        if call.arguments.action is None:
            _list(call, log.read(likely_place_rows))
        else:
            _settle(call, log)


def _list(call: Call, found: tuple[LikelyPlaceRow, ...]) -> None:
    facts = {"log": call.log_path, "same": [_facts(row) for row in found]}
    lines = [line for row in found for line in _lines(row)]
    answer(call, facts, lines or [tr("Nothing is likely to be here twice.")])


def _settle(call: Call, log: Log) -> None:
    said = call.arguments
    kept, other = _id(said.kept), _id(said.other)
    if said.action == "bring-together":
        change = bring_together(log.work(), kept, other)
        line = tr("Brought together. What named the other one names the kept one now.")
    else:
        change = tell_apart(log.work(), kept, other)
        line = tr("They are two, and nobody is asked about them again.")
    facts = {"log": call.log_path, "kept": kept, "other": other, "change": change.sequence}
    answer(call, facts, [line])


def _id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise InvalidInput(tr("“{typed}” is no id. The list shows them.", typed=typed)) from None


def _lines(row: LikelyPlaceRow) -> Iterator[str]:
    sort, reason = sort_word(row.likely.sort), reason_words(row.likely, row.still_named)
    yield tr("{sort}: {reason}", sort=sort, reason=reason)
    yield from (_line(each) for each in (row.kept, row.other))


def _line(each: SpotBrief) -> str:
    name = tr("{name}, {where}", name=each.name, where=each.where) if each.where else each.name
    return f"  {each.id}  {name}"


def _facts(row: LikelyPlaceRow) -> dict[str, object]:
    likely = row.likely
    return {
        "sort": likely.sort.value,
        "kept": row.kept,
        "other": row.other,
        "names": likely.called.value,
        "metres": likely.metres,
        "same_source": likely.same_source,
        "before": likely.before,
        "shared": likely.shared,
        "still_named": row.still_named,
    }
