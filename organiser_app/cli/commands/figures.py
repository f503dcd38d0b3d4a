"""The command that adds up figures from packs of many organisers; it merges nothing."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.figure_words import sum_facts, sum_lines
from organiser_app.cli.files import expect_writable
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer, warn
from organiser_app.cli.passphrase import pack_passphrase
from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.sync.adding_up import add_up_packs
from organiser_app.sync.figure_table import table_of
from organiser_app.sync.taking import Terms
from organiser_app.sync.unlocking import under_passphrase

_SOME_WERE_REFUSED = 1


def figures(call: Call) -> int | None:
    """Add up the figures of each period, as a table, as JSON, and in a file if one is named."""
    said = call.arguments
    table = expect_writable(said.file, force=said.force) if said.file else None
    with opened(call) as log:
        asked = pack_passphrase() if under_passphrase(said.packs) else None
        added = add_up_packs(log, said.packs, Terms(asked, said.from_strangers))
    if table is not None:
        write_whole(table, table_of(added.sums))
    facts = {
        "log": call.log_path,
        "sums": [sum_facts(each) for each in added.sums],
        "refused": [{"pack": each.path, "problem": each.problem.message} for each in added.refused],
    }
    answer(call, facts, [line for each in added.sums for line in sum_lines(each)])
    for each in added.refused:
        warn(tr("{path}: {problem}", path=each.path, problem=each.problem.message))
    return _SOME_WERE_REFUSED if added.refused else None
