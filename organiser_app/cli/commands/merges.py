"""The commands about packs that were merged: list them, and take one back."""

from __future__ import annotations

from dataclasses import asdict

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.language import tr
from organiser_app.sync.manifest import PackKind
from organiser_app.sync.runs import RunRow, merge_runs
from organiser_app.sync.taken_back import what_went
from organiser_app.sync.unmerge import unmerge


def merges(call: Call) -> None:
    """List the merges, the newest first, each under the number by which it is taken back."""
    with opened(call) as log:
        runs = log.read(merge_runs)
    facts = {
        "log": call.log_path,
        "merges": [{**asdict(run), "can_be_taken_back": run.can_be_taken_back} for run in runs],
    }
    lines = [line for run in runs for line in _lines(run)]
    answer(call, facts, lines or [tr("No pack was merged into this log yet.")])


def take_back(call: Call) -> None:
    """Take a merge back: the log is as if that pack had not come, with all that was done since."""
    with opened(call) as log:
        log.back_up_in_turn()
        change = unmerge(log.work(), call.arguments.run)
    facts = {
        "log": call.log_path,
        "taken_back": call.arguments.run,
        "change": change.sequence,
        "went": change.count,
        "stayed": change.stayed,
    }
    line = tr("Taken back: merge {number}. What was done since stays.", number=call.arguments.run)
    answer(call, facts, [line, *what_went(change)])


def _lines(run: RunRow) -> list[str]:
    told = tr(
        "{number}  {day}  pack of {name}: {added} added, {altered} altered,"
        " {disagreed} disagreed on, {erased} removed, {refused} refused",
        number=run.sequence,
        day=run.merged_at.astimezone().date().isoformat(),
        name=run.sender,
        added=run.added,
        altered=run.altered,
        disagreed=run.disagreed,
        erased=run.erased,
        refused=run.refused,
    )
    beneath = [tr("under pseudonyms")] if run.kind is PackKind.PSEUDONYMOUS else []
    if run.taken_back_at is not None:
        day = run.taken_back_at.astimezone().date().isoformat()
        beneath.append(tr("taken back on {day}", day=day))
    return [told, *(f"    {each}" for each in beneath)]
