"""The search index holds what is shown, and no word of what was erased."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import text

from organiser_app.domain.models import Wording
from organiser_app.domain.values import WordingPart
from organiser_app.store.check import check
from organiser_app.store.connection import stamp_of
from organiser_app.store.log import Log
from organiser_app.store.search_index import INDEXED, filled_anew
from tests.builders import web
from tests.store.roads import put_in

LETTERS = "bcdfgkmnpqrtvwxz"


def hits(log: Log, query: str) -> list[str]:
    with log.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT table_name FROM search JOIN search_entry ON search_entry.id = search.rowid"
            " WHERE search MATCH ? ORDER BY search.rowid",
            (query,),
        )
        return list(found.scalars())


def add_wording(log: Log, body: str) -> None:
    with log.work() as work:
        work.add(Wording(id=work.new_id(), of_id=work.new_id(), part=WordingPart.NOTE, body=body))
        work.commit("write")


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("the repairs were promised", "repair"),
        ("she repaired it herself", "repairing"),
        ("the café by the school", "cafe"),
        ("the cafe by the school", "café"),
        ("Mae'r tŷ yn oer", "ty"),
        ("damp in the back bedroom", "bedr*"),
        ("ভাড়া বেড়েছে", "ভাড়া"),
    ],
)
def test_words_are_found_by_stem_accent_and_beginning(log: Log, body: str, query: str) -> None:
    add_wording(log, body)
    assert hits(log, query) == ["wording"]


def test_each_table_is_found_by_its_words(log: Log) -> None:
    put_in(log, web(words="zebracorn"))
    assert sorted(hits(log, "zebracorn")) == sorted(indexed.table for indexed in INDEXED)


def test_what_is_hidden_is_not_found_until_it_is_shown_again(log: Log) -> None:
    add_wording(log, "damp in the bedroom")
    for deleted, expected in ((1, []), (0, ["wording"])):
        with log.work() as work:
            work.connection.execute(text("UPDATE wording SET deleted = :d"), {"d": deleted})
            work.commit("hide")
        assert hits(log, "damp") == expected
        assert check(log) == ()


def test_a_changed_name_is_found_and_the_former_is_not(log: Log) -> None:
    put_in(log, web(words="zebracorn"))
    with log.work() as work:
        work.connection.execute(text("UPDATE resident SET name = 'Bill', pseudonym = NULL"))
        work.commit("rename")
    assert hits(log, "bill") == ["resident"]
    assert "resident" not in hits(log, "zebracorn")


@pytest.mark.parametrize("leaving", [0, 50], ids=["word-by-word", "filled-anew"])
def test_no_erased_word_is_left_in_the_index(log: Log, leaving: int) -> None:
    chance = random.Random(3)  # noqa: S311
    words = ["".join(chance.choices(LETTERS, k=12)) for _ in range(400)]
    for word in words[:5]:
        add_wording(log, word)  # several segments, as in use
    with log.work() as work:
        part = WordingPart.NOTE
        work.add_all(
            Wording,
            [
                {"id": work.new_id(), "of_id": work.new_id(), "part": part, "body": body}
                for body in words[5:]
            ],
        )
        work.commit("load")
    assert sum(tail(word) in index(log) for word in words) == len(words)
    with log.work() as work:
        stamp_of(work.connection).erasing = True
        with filled_anew(work.connection, {"wording": leaving}):
            for word in words[:50]:
                work.connection.execute(text("DELETE FROM wording WHERE body = :b"), {"b": word})
        work.commit("erase")
    assert not [word for word in words[:50] if tail(word) in index(log)]
    assert all(hits(log, word) for word in words[50:])
    add_wording(log, words[0])
    assert hits(log, words[0]) == ["wording"]
    assert check(log) == ()


def tail(word: str) -> bytes:
    """The end of a word: FTS5 leaves out what it shares with the word before."""
    return word[4:].encode()


def index(log: Log) -> bytes:
    """All that the index keeps, as it keeps it."""
    with log.reading() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM search_data").scalars()
        return b"".join(block for block in blocks if block)
