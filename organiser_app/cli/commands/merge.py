"""The command that merges packs into a log, or says what that would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from organiser_app.cli.call import Call
from organiser_app.cli.commands.merge_rows import rows_facts, rows_lines
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.cli.passphrase import pack_passphrase
from organiser_app.cli.table_words import table_name
from organiser_app.domain.errors import InvalidInput, OrganiserError
from organiser_app.language import plural, tr
from organiser_app.store.log import Log
from organiser_app.sync.arriving import Tally
from organiser_app.sync.looking import PackSeen, look_at_each
from organiser_app.sync.taking import PackRefused, PackTaken, Terms, look_into, merge_packs
from organiser_app.sync.unlocking import under_passphrase

_SOME_WERE_REFUSED = 1

Came = PackTaken | PackRefused


def merge(call: Call) -> int | None:
    """Merge each pack that can be, and say of every other why it was not."""
    said = call.arguments
    if said.rows and not said.dry_run:
        raise InvalidInput(tr("The rows are told before a merge: give --dry-run with --rows."))
    with opened(call) as log:
        terms = Terms(
            pack_passphrase() if under_passphrase(said.packs) else None,
            said.from_strangers,
            said.days_to_come,
            said.erase_many,
        )
        if said.rows:
            return _tell_rows(call, tuple(look_at_each(log, said.packs, terms)))
        look = _look_into_all if said.dry_run else merge_packs
        came_of_each = look(log, said.packs, terms)
    facts = {
        "log": call.log_path,
        "dry_run": said.dry_run,
        "packs": [_facts(each) for each in came_of_each],
    }
    answer(call, facts, [line for each in came_of_each for line in _lines(each)])
    return _tell_refused(came_of_each)


def _tell_rows(call: Call, looked: Sequence[PackSeen | PackRefused]) -> int | None:
    """Say of each pack what it would do, with the rows behind each number."""
    seen = [each for each in looked if isinstance(each, PackSeen)]
    packs = [{**_facts(each.taken), "rows": rows_facts(each)} for each in seen]
    refused = [each for each in looked if isinstance(each, PackRefused)]
    facts = {
        "log": call.log_path,
        "dry_run": True,
        "packs": [*packs, *(_facts(each) for each in refused)],
    }
    lines = (line for each in seen for line in (*_lines(each.taken), *_inset(each)))
    answer(call, facts, lines)
    return _tell_refused(refused)


def _inset(seen: PackSeen) -> Iterator[str]:
    return (f"  {line}" for line in rows_lines(seen))


def _tell_refused(came_of_each: Sequence[Came]) -> int | None:
    refused = [each for each in came_of_each if isinstance(each, PackRefused)]
    for each in refused:
        warn(tr("{path}: {problem}", path=each.path, problem=each.problem.message))
    return _SOME_WERE_REFUSED if refused else None


def _look_into_all(log: Log, packs: Sequence[Path], terms: Terms) -> tuple[Came, ...]:
    return tuple(_look_into(log, pack, terms) for pack in packs)


def _look_into(log: Log, pack: Path, terms: Terms) -> Came:
    try:
        return look_into(log, pack, terms)
    except OrganiserError as problem:
        return PackRefused(pack, problem)


def _facts(came: Came) -> dict[str, object]:
    if isinstance(came, PackRefused):
        return {"pack": came.path, "problem": came.problem.message}
    merged = came.merged
    return {
        "pack": came.path,
        "sender": came.sender.name,
        "standing": came.sender.standing,
        "made_at": merged.manifest.made_at,
        "run": came.change.sequence if came.change else None,
        "tables": merged.arrived.tallies,
        "erased": merged.erased,
        "refused": came.merged.arrived.refused,
        "notices": came.notices,
    }


def _lines(came: Came) -> Iterator[str]:
    if isinstance(came, PackRefused):
        return
    made_at = came.merged.manifest.made_at.astimezone()
    yield tr(
        "{path}, of {name}, made on {day} at {time}:",
        path=came.path.name,
        name=came.sender.name,
        day=made_at.date().isoformat(),
        time=f"{made_at:%H:%M}",
    )
    for line in (*_counts(came), *came.notices):
        yield f"  {line}"


def _counts(taken: PackTaken) -> Iterator[str]:
    told = [(name, tally) for name, tally in _by_kind(taken).items() if any(_told(tally))]
    for name, tally in told:
        yield tr("{what}: {counts}", what=name, counts=", ".join(_told(tally)))
    erased = taken.merged.erased
    if erased:
        yield plural("{count} row is removed", "{count} rows are removed", erased)
    for reason, count in taken.merged.arrived.refused.items():
        yield plural(
            "{count} line refused: {reason}",
            "{count} lines refused: {reason}",
            count,
            reason=reason,
        )
    if not (told or erased or taken.merged.arrived.refused):
        yield tr("nothing that this log does not have")


def _told(tally: Tally) -> Iterator[str]:
    if tally.added:
        yield tr("{count} added", count=f"{tally.added:,}")
    if tally.altered:
        yield tr("{count} altered", count=f"{tally.altered:,}")
    if tally.disagreed:
        yield tr("{count} disagreed on", count=f"{tally.disagreed:,}")


def _by_kind(taken: PackTaken) -> dict[str, Tally]:
    """The tallies under their words, and at last of all that hangs on other rows in one."""
    kinds: dict[str, Tally] = {}
    tallies = taken.merged.arrived.tallies
    for table in sorted(tallies, key=lambda table: (table_name(table) is None, table)):
        kind = kinds.setdefault(table_name(table) or tr("what hangs on them"), Tally())
        kind.added += tallies[table].added
        kind.altered += tallies[table].altered
        kind.disagreed += tallies[table].disagreed
    return kinds
