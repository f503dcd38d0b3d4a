"""Each way of letting leave what has to stay, or keeping what has to go; see `mutants`."""

from __future__ import annotations

from tests.mutants.mutants import Mutant

_SHARING = "organiser_app/sync/sharing.py"
_LINES = "organiser_app/sync/lines.py"
_WITHDRAWING = "organiser_app/sync/withdrawing.py"
_FRESH_IDS = "organiser_app/store/fresh_ids.py"
_CONCERNING = "organiser_app/store/concerning.py"
_ERASURE = "organiser_app/store/erasure.py"
_FORGETTING = "organiser_app/store/forgetting.py"
_MERGE = "organiser_app/sync/merge.py"

AT_HOME = (
    Mutant("what was written over leaves", _LINES, "iif(open, value, 'null')", "value"),
    Mutant(
        "whoever was asked leaves, whatever they said",
        _SHARING,
        'answers="answer", given=1)',
        'answers="answer", given="given")',
    ),
    Mutant(
        "a later no in another record of theirs is not heard",
        _SHARING,
        'answers="of_person", given=0)',
        'answers="of_person", given=2)',
    ),
    Mutant(
        "the first answer counts",
        _SHARING,
        'PARTITION BY {record} ORDER BY "on" DESC, id DESC',
        'PARTITION BY {record} ORDER BY "on", id',
    ),
    Mutant("an answer in dispute is a yes", _SHARING, "given AND id NOT IN disputed", "given"),
    Mutant(
        "what hangs on what stays leaves",
        _SHARING,
        "{**dict.fromkeys(subjects, SUBJECT_TABLE), **needed}",
        "dict.fromkeys(subjects, SUBJECT_TABLE)",
    ),
    Mutant(
        "a row leaves of which two say that it is about different people",
        _SHARING,
        "WHERE open AND table_name = '{shape.name}' AND field",
        "WHERE 0 AND table_name = '{shape.name}' AND field",
    ),
    Mutant(
        "a row leaves of which nobody knows whom it is about",
        _SHARING,
        "if subjects:  # of whom",
        "if False:  # of whom",
    ),
    Mutant(
        "what was said by somebody who was there leaves",
        _SHARING,
        "AND t.listening_id IN heard)",
        "AND 0)",
    ),
    Mutant(
        "what was set aside about a row that stays leaves",
        _SHARING,
        'yield "t.about_id IN (SELECT row_id FROM staying)"',
        'yield "0"',
    ),
    Mutant("reflections leave", _SHARING, 'yield f"t.part IN ({own})"', 'yield "0"'),
    Mutant(
        "wordings of what stays leave",
        _SHARING,
        'yield "t.of_id IN (SELECT row_id FROM staying)"',
        'yield "0"',
    ),
    Mutant("notes about several leave", _SHARING, 'yield "t.of_id IN heard"', 'yield "0"'),
    Mutant(
        "notes of the knock leave",
        _SHARING,
        "SELECT id FROM attempt WHERE listening_id IN heard OR",
        "SELECT id FROM attempt WHERE 0 OR",
    ),
    Mutant(
        "notes of knocks where they live leave",
        _SHARING,
        "WHERE door_id IS NOT NULL",
        "WHERE 0",
    ),
    Mutant(
        "words leave of what is not there",
        _SHARING,
        """yield f"NOT ({' OR '.join(there)})\"""",
        'yield "0"',
    ),
    Mutant("worries that were passed on leave", _SHARING, '{"safeguarding_passed_on"}', "()"),
    Mutant(
        "what a later version wrote leaves",
        _SHARING,
        "json_extract(value, '$') IN (SELECT row_id FROM staying)",
        "0",
    ),
    Mutant(
        "what may go again is not sent again",
        _SHARING,
        "for touched, rows in _touched_by_release(name):",
        "for touched, rows in ():",
    ),
    Mutant(
        "what may be named again is not sent again",
        _SHARING,
        "            if target == released:",
        "            if False:",
    ),
    Mutant(
        "a no that was only written down withdraws nobody",
        _SHARING,
        "    _withdraw_refused(work)\n",
        "",
    ),
    Mutant(
        "records of one person get fresh ids apart",
        _SHARING,
        "SELECT record FROM refused UNION SELECT part FROM person WHERE record IN refused",
        "SELECT record FROM refused",
    ),
    Mutant(
        "a condition leaves without what it names",
        _SHARING,
        "(shape.links if shape.name in FIXED else {})",
        "{}",
    ),
    Mutant(
        "whoever withdrew stays with colleagues",
        _WITHDRAWING,
        "    work.add_all(Erased, rows)\n",
        "",
    ),
    Mutant(
        "the erasure is part of what can be undone",
        _WITHDRAWING,
        "was, stamp.journalled = stamp.journalled, False",
        "was = stamp.journalled",
    ),
    Mutant(
        "one record of theirs alone withdraws",
        _WITHDRAWING,
        "            records = renew(work, records)\n",
        "            records = renew(work, records[:1])\n",
    ),
    Mutant(
        "a name that comes back is not told",
        _FRESH_IDS,
        "stamp.merging = False  #",
        "stamp.merging = True  #",
    ),
    Mutant(
        "the history holds old ids",
        _FRESH_IDS,
        '    ("changed_row", "id", "before"),\n',
        "",
    ),
    Mutant(
        "the history does not find its rows",
        _FRESH_IDS,
        '    "UPDATE changed_row SET row_id = {fresh_row} WHERE row_id IN {renewed}",\n',
        "",
    ),
    Mutant(
        "old ids may come back with what hangs on them",
        _FRESH_IDS,
        '    "INSERT OR IGNORE INTO forgotten SELECT old FROM renewed",\n',
        "",
    ),
    Mutant(
        "what comes late stays",
        _ERASURE,
        " UNION SELECT row_id FROM forgotten",
        "",
    ),
    Mutant(
        "drafts and kept lines stay", _ERASURE, "        forget_beside(", "        (lambda *_: 0)("
    ),
    Mutant(
        "notes about several stay",
        _CONCERNING,
        "*_WORDS_OF.values(), ",
        "",
    ),
    Mutant("what waits about them may come again", _CONCERNING, ", _WAITING_ABOUT)", ")"),
    Mutant(
        "what waits and names them stays",
        _CONCERNING,
        'connection.exec_driver_sql(f"INSERT OR IGNORE INTO gone {waiting}").rowcount',
        "False",
    ),
    Mutant(
        "what waits and mentions them never comes again",
        _CONCERNING,
        ", _WAITING_ABOUT)",
        ", _WAITING)",
    ),
    Mutant(
        "what was noted later of whoever withdrew stays elsewhere",
        _WITHDRAWING,
        "{*records, *noted_later(work.connection)}",
        "records",
    ),
    Mutant(
        "who said what is noted later stays elsewhere",
        _CONCERNING,
        """AND w."{column}" > min({first})\"\"\"""",
        """AND 0\"\"\"""",
    ),
    Mutant("typed names stay", _FORGETTING, "any(name.search(", "any(False and name.search("),
    Mutant("the map remembers", _FORGETTING, "    _forget_places(connection, gone)\n", ""),
    Mutant(
        "a merge keeps lines of the erased",
        _MERGE,
        "without(content.compressed(), gone) if gone else content.compressed()",
        "content.compressed()",
    ),
    Mutant(
        "any number to erase empties the table that has it",
        _ERASURE,
        "        if table.name in may_concern()\n    )\n    stamp",
        "    )\n    stamp",
    ),
    Mutant(
        "what hangs on a place goes with the place's number",
        _CONCERNING,
        "        if named in may_concern()\n",
        "",
    ),
    Mutant(
        "a link to a place is emptied by the place's number",
        _ERASURE,
        "        if named_by(table, column) in may_concern()\n",
        "",
    ),
    Mutant(
        "what is kept beside a row that stays goes",
        _ERASURE,
        " AND table_name NOT IN ({listed})",
        "",
    ),
)
