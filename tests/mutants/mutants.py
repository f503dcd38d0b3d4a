"""Each way of making the merge rule wrong: what is replaced by what, and in which module."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong program: in `module`, `right` (which is there once) is replaced by `wrong`."""

    name: str
    module: str
    right: str
    wrong: str

    def text(self) -> str:
        """The module, made wrong."""
        source = (ROOT / self.module).read_text()
        if source.count(self.right) != 1:
            raise ValueError(f"{self.name}: {self.right!r} is not there once in {self.module}")
        return source.replace(self.right, self.wrong)


_JOINING = "organiser_app/domain/rules/joining.py"
_STAGING = "organiser_app/sync/staging.py"
_BESIDE = "organiser_app/sync/beside.py"
_MERGE = "organiser_app/sync/merge.py"
_UNMERGE = "organiser_app/sync/unmerge.py"
_VERSIONS = "organiser_app/store/versions.py"
_ERASURE = "organiser_app/store/erasure.py"
_CONCERNING = "organiser_app/store/concerning.py"
_SEARCH = "organiser_app/store/search_index.py"
_BLOCKS = "organiser_app/sync/blocks.py"
_JOURNAL = "organiser_app/store/journal.py"

MUTANTS = (
    Mutant("the earliest write stands", _JOINING, "stands = max(both", "stands = min(both"),
    Mutant(
        "what they wrote over is asked again",
        _JOINING,
        "(_leaves_open(one, here) and _leaves_open(one, there))",
        "_leaves_open(one, here)",
    ),
    Mutant(
        "one side alone is enough to keep asking",
        _JOINING,
        "_leaves_open(one, here) and _leaves_open(one, there)",
        "_leaves_open(one, here) or _leaves_open(one, there)",
    ),
    Mutant(
        "a device does not know what it wrote itself",
        _JOINING,
        "version > one.version and version[DEVICE_AT:] == one.device",
        "version > one.version and version[DEVICE_AT:] > one.device",
    ),
    Mutant(
        "a device knows what others wrote before",
        _JOINING,
        "version > one.version and version[DEVICE_AT:] == one.device",
        "version > one.version",
    ),
    Mutant(
        "what is told without its words takes them from who has them",
        _JOINING,
        "return one.value != _UNTOLD, one",
        "return one.value == _UNTOLD, one",
    ),
    Mutant(
        "the earlier value stands in the log",
        _STAGING,
        """_LATER = 's."{field} version" > w."{field}"'""",
        """_LATER = 's."{field} version" < w."{field}"'""",
    ),
    Mutant(
        "whatever comes stands in the log",
        _STAGING,
        """_LATER = 's."{field} version" > w."{field}"'""",
        """_LATER = 's."{field} version" <> w."{field}"'""",
    ),
    Mutant(
        "a value comes without its version",
        _STAGING,
        """_later_of_both(name, 's."{field} version"', 'w."{field}"')""",
        """_later_of_both(name, 'w."{field}"', 'w."{field}"')""",
    ),
    Mutant(
        "what was written apart is thrown away",
        _BESIDE,
        "after[row_id, field] = tuple(beside)",
        "after[row_id, field] = ()",
    ),
    Mutant(
        "what lost against a word that is not understood is thrown away",
        _BESIDE,
        "beside = [one for one in known if one.version != stands.version]",
        "beside = known[1:]",
    ),
    Mutant(
        "a new row comes without the values beside its own",
        _BESIDE,
        'put(connection, {"name": row.table, "row_id": row.id, "field": field}, others)',
        "pass",
    ),
    Mutant(
        "writing over a value does not mean having seen it",
        _VERSIONS,
        "          UPDATE other_value SET open = 0\n            WHERE open AND",
        "          UPDATE other_value SET open = 0\n            WHERE 0 AND",
    ),
    Mutant(
        "what a device has seen of others is not kept",
        _VERSIONS,
        "INSERT OR IGNORE INTO other_value",
        "INSERT OR IGNORE INTO other_value (table_name, row_id, field, version, value, open)"
        " SELECT '', '', '', '', '', 0 WHERE 0; INSERT OR IGNORE INTO temp.nowhere",
    ),
    Mutant(
        "the clock does not follow what came",
        _MERGE,
        "        work.see_version(merged.arrived.latest)\n",
        "",
    ),
    Mutant(
        "those who were erased come back",
        _MERGE,
        "erased = purge_erased(work.connection)",
        "erased = 0",
    ),
    Mutant(
        "who was erased is named by others still",
        _ERASURE,
        "(*_emptied_links(), *_kept_beside_rows())",
        "_kept_beside_rows()",
    ),
    Mutant(
        "what hangs on the erased stays",
        _CONCERNING,
        "sum(connection.exec_driver_sql(statement).rowcount for statement in reached)",
        "0",
    ),
    Mutant(
        "taking back writes over what was done since",
        _UNMERGE,
        "        if later is not None:\n            _pass_on",
        "        if False:\n            _pass_on",
    ),
    Mutant(
        "taking back forgets what later packs brought as well",
        _UNMERGE,
        "hidden = (_RUNS.c.sequence > run) | _RUNS.c.may_wait",
        "hidden = (_RUNS.c.sequence < run) & _RUNS.c.may_wait",
    ),
    Mutant(
        "taking back forgets what waited of earlier packs",
        _UNMERGE,
        "hidden = (_RUNS.c.sequence > run) | _RUNS.c.may_wait",
        "hidden = _RUNS.c.sequence > run",
    ),
    Mutant(
        "what an upgrade let stand stays without its pack",
        _UNMERGE,
        "for change in _let_stand_since(connection, run):",
        "for change in ():",
    ),
    Mutant(
        "what an upgrade let stand is nobody's once another merge altered it",
        _UNMERGE,
        'execute(_COUNTS_AS, {"change": change, "run": run})',
        'execute(_COUNTS_AS, {"change": change, "run": change})',
    ),
    Mutant(
        "a row has the history of another table's of the same id",
        _UNMERGE,
        '_OF_ROW = "table_name = :table_name AND row_id = :row_id"',
        '_OF_ROW = "row_id = :row_id"',
    ),
    Mutant(
        "taking back removes what later rows need",
        _UNMERGE,
        "sum(connection.exec_driver_sql(keep).rowcount for keep in _needed())",
        "0",
    ),
    Mutant(
        "what is known and says more is passed over",
        _BLOCKS,
        "row_id in standing and standing[row_id] != version",
        "row_id in standing and standing[row_id] is None",
    ),
    Mutant(
        "what is known and written in parts is passed over",
        _BLOCKS,
        "standing[row_id] != version",
        "standing[row_id] not in (version, None)",
    ),
    Mutant(
        "an undo writes over what others wrote",
        _JOURNAL,
        "values.pop(field, None)",
        "values.get(field)",
    ),
    Mutant(
        "what was taken back is found by its words",
        _SEARCH,
        "VALUES ('delete-all')",
        "VALUES ('optimize')",
    ),
    Mutant(
        "what stays when the search is filled anew cannot be found",
        _SEARCH,
        "for statement in (*fill_index(indexed), *search_triggers(indexed)):",
        "for statement in search_triggers(indexed):",
    ),
)
