"""The command about conflicts: show both values of each, and choose."""

from __future__ import annotations

import json
from collections.abc import Iterator

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.language import tr
from organiser_app.store.log import Log
from organiser_app.sync.conflicts import Candidate, Conflict, choose
from organiser_app.sync.conflicts import conflicts as all_conflicts


def conflicts(call: Call) -> None:
    """List the conflicts, or let one value of one of them stand."""
    with opened(call) as log:
        if call.arguments.action == "choose":
            _choose(call, log)
        else:
            _list(call, log.read(all_conflicts))


def _list(call: Call, found: tuple[Conflict, ...]) -> None:
    facts = {"log": call.log_path, "conflicts": [_facts(each) for each in found]}
    lines = [line for each in found for line in _lines(each)]
    answer(call, facts, lines or [tr("There are no conflicts.")])


def _choose(call: Call, log: Log) -> None:
    said = call.arguments
    wanted = [each for each in log.read(all_conflicts) if _reference(each) == said.row]
    if not wanted:
        raise NotFound(tr("There is no conflict {row}. Perhaps it is settled.", row=said.row))
    candidates = wanted[0].candidates
    if not 1 <= said.value <= len(candidates):
        raise InvalidInput(tr("Choose a number from 1 to {most}.", most=len(candidates)))
    chosen = candidates[said.value - 1]
    change = choose(log.work(), wanted[0], chosen)
    facts = {
        "log": call.log_path,
        "row": said.row,
        "value": chosen.value,
        "change": change.sequence,
    }
    answer(call, facts, [tr("Now stands: {value}", value=_shown(chosen))])


def _reference(conflict: Conflict) -> str:
    return f"{conflict.table}.{conflict.row_id}.{conflict.field}"


def _lines(conflict: Conflict) -> Iterator[str]:
    yield _reference(conflict)
    for number, each in enumerate(conflict.candidates, start=1):
        yield f"  {number}  {_shown(each)}  ({', '.join(_about(conflict, each))})"


def _shown(candidate: Candidate) -> str:
    return json.dumps(candidate.value, ensure_ascii=False)


def _about(conflict: Conflict, each: Candidate) -> Iterator[str]:
    yield each.by or tr("not known by whom")
    yield each.written_at.astimezone().date().isoformat()
    if each is conflict.stands:
        yield tr("stands now")


def _facts(conflict: Conflict) -> dict[str, object]:
    return {
        "table": conflict.table,
        "row": _reference(conflict),
        "values": [
            {
                "value": each.value,
                "by": each.by,
                "written_at": each.written_at,
                "stands": each is conflict.stands,
            }
            for each in conflict.candidates
        ],
    }
