"""Which words go in a pack under pseudonyms: quotes whose speaker let them be published.

They go by the rule of reports (`store.queries.quotes`): one quote stands, and the permission of its
statement lets it be published, with a name or without. One in which somebody is named goes nowhere.
Where a permission was taken back, or a quote, whoever was handed the quote is told to hide it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, text

from organiser_app.domain.rules.need_story import names_in
from organiser_app.domain.values import QuotePermission, WordingPart
from organiser_app.store.versions import NO_VERSION
from organiser_app.sync.last_writes import LastWrites
from organiser_app.sync.lines import line_of, withheld
from organiser_app.sync.pseudonyms import Pseudonyms

_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
_NOBODY_WROTE = f"x'{NO_VERSION.hex()}'"
_PUBLISHABLE = ", ".join(f"'{each.value}'" for each in QuotePermission if each.may_publish)
_HEAD = """
    NOT {0}.deleted AND NOT EXISTS (
      SELECT 1 FROM supersedes AS s JOIN wording AS newer ON newer.id = s.newer_id
      WHERE s.older_id = {0}.id AND NOT s.deleted AND NOT newer.deleted)"""
_QUOTES = text(f"""
    SELECT w.id, w.of_id, w.part, w.body, w.subject_id,
      v.of_id AS of_version, v.part AS part_version, v.body AS body_version,
      v.subject_id AS subject_version, v.deleted AS deleted_version, v.sequence,
      q.permission AS permission_version, q.deleted AS statement_version,
      q.sequence AS statement_sequence,
      s.permission IN ({_PUBLISHABLE}) AND NOT w.deleted AND NOT s.deleted AS may_be_told,
      s.permission IN ({_PUBLISHABLE}) OR EXISTS (
        SELECT 1 FROM changed_row AS c WHERE c.row_id = s.id AND c.table_name = 'statement'
        AND json_extract(c.before, '$.permission') IN ({_PUBLISHABLE})) AS was_permitted,
      {_HEAD.format("w")} AND 1 = (
        SELECT count(*) FROM wording AS other
        WHERE other.of_id = w.of_id AND other.part = w.part
        AND {_HEAD.format("other")}) AS stands
    FROM wording AS w JOIN wording_versions AS v ON v.id = w.id
    JOIN statement AS s ON s.id = w.of_id JOIN statement_versions AS q ON q.id = s.id
    WHERE w.part = '{WordingPart.QUOTE}' AND v.deleted > {_NOBODY_WROTE}
    AND NOT EXISTS ({withheld("'wording'", "w.id")})""")
"""Each quote that may leave the log, and on what it hangs whether it goes here too."""

_NAMES = """
    SELECT name FROM resident UNION SELECT pseudonym FROM resident
    UNION SELECT name FROM organiser UNION SELECT person FROM partner
    UNION SELECT promised_by FROM commitment UNION SELECT to_whom FROM commitment"""


def told_quotes(
    connection: Connection, pseudonyms: Pseudonyms, writes: LastWrites
) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The lines of the quotes that go, or are to be hidden; and the ids of those that go.

    The fields of a line are `deleted`, `of_id`, `part`, `body` and `subject_id`; of a quote that is
    to be hidden the words are left out.
    """
    names = _Names(connection.exec_driver_sql(_NAMES).scalars())
    lines, told = [], []
    for quote in connection.execute(_QUOTES):
        if quote.may_be_told and quote.stands and quote.body and not names.any_in(quote.body):
            lines.append(_line(pseudonyms, writes, quote, hidden=False))
            told.append(quote.id)
        elif quote.was_permitted and not quote.may_be_told:
            lines.append(_line(pseudonyms, writes, quote, hidden=True))
    return tuple(lines), tuple(told)


def _line(pseudonyms: Pseudonyms, writes: LastWrites, quote: Row[Any], *, hidden: bool) -> bytes:
    subject = None if quote.subject_id is None else pseudonyms.of(quote.subject_id)
    body = None if hidden else quote.body
    values = (int(hidden), pseudonyms.of(quote.of_id), quote.part, body, subject)
    hangs_on = (quote.deleted_version, quote.permission_version, quote.statement_version)
    shown_by = max(
        writes.of("wording", quote.id, "deleted", quote.sequence),
        writes.of("statement", quote.of_id, "permission", quote.statement_sequence),
        writes.of("statement", quote.of_id, "deleted", quote.statement_sequence),
    )
    versions = (
        pseudonyms.version(hangs_on, shown_by),
        pseudonyms.version([quote.of_version], 0),  # what is written once
        pseudonyms.version([quote.part_version], 0),
        None if hidden else pseudonyms.version([quote.body_version], 0),
        pseudonyms.version(
            [quote.subject_version],
            writes.of("wording", quote.id, "subject_id", quote.sequence),
        ),
    )
    return line_of(pseudonyms.of(quote.id), values, versions)


class _Names:
    """The names in a log, to be looked for in one text after the other."""

    def __init__(self, names: Iterable[str | None]) -> None:
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        for name in filter(None, names):
            for word in _telling_words(name):
                self._by_word[word.casefold()].add(name)

    def any_in(self, said: str) -> bool:
        """Whether somebody is named in a text, by the rule that warns in a need's story."""
        words = {word.casefold() for word in _WORD.findall(said)}
        likely = {name for word in words for name in self._by_word.get(word, ())}
        return bool(names_in(said, likely))


def _telling_words(name: str) -> Iterator[str]:
    """Words of a name of which one stands in every text that names it: capitals, and the longest.

    A short one may be an article, which texts leave out.
    """
    words = _WORD.findall(name)
    longest = max(words, key=len, default="")
    for word in words:
        if word[0].isupper() or word == longest or len(longest) <= _SHORT:
            yield word
