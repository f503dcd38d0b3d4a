"""The two sets of coded statements that suggestions are tried on, each as a log that is open."""

from __future__ import annotations

import csv
import hashlib
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import sqlcipher3
from sqlalchemy import update

from organiser_app.domain.inputs import ListeningInput, SetUpInput, StatementInput
from organiser_app.domain.models import StatementTheme, table_of
from organiser_app.domain.rules.suggesting import telling_words
from organiser_app.domain.values import ListeningKind, StatementKind
from organiser_app.services.listenings import record_listenings
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.services.setup import set_up
from organiser_app.store.log import Log, create_log
from organiser_app.store.queries.pages import Key
from organiser_app.store.queries.statements import StatementRow, statements
from tests.benchmarks.suggestion_measures import Stems
from tests.store_fixtures import PASSPHRASE, START, surroundings

ANSWERS = Path(__file__).parents[3] / "shared" / "data" / "resident_answers_county_2021.csv"
CODES = Path(__file__).with_name("hand_coded_county_2021.csv")
SPLIT_SEED, SAMPLE_SEED = 1, 1
HIDDEN = 0.3
_SAMPLE_DAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class CodedSet:
    """Statements of a log with their codes: those to learn from, and those to be tried.

    Of the tried, `copies` say something word for word that a learnt one says too. Where the two
    parts are the same, each statement is tried against all others.
    """

    log: Log
    learnt: tuple[StatementRow, ...]
    tried: tuple[StatementRow, ...]
    copies: frozenset[UUID]


@contextmanager
def sample_set(folder: Path) -> Iterator[CodedSet]:
    """The sample neighbourhood, the codes of a part of it hidden at random."""
    with create_log(folder / "Sample.olog", PASSPHRASE, surroundings()) as log:
        write_sample(log.work(), SampleSize.PATCH, SAMPLE_SEED, _SAMPLE_DAY)
        coded = [row for row in every_statement(log) if row.themes]
        random.Random(SPLIT_SEED).shuffle(coded)  # noqa: S311
        cut = round(len(coded) * HIDDEN)
        tried, learnt = tuple(coded[:cut]), tuple(coded[cut:])
        _hide_codes(log, [row.id for row in tried])
        said = {words for row in learnt for words in _said(row)}
        copies = frozenset(row.id for row in tried if said & _said(row))
        yield CodedSet(log, learnt, tried, copies)


@contextmanager
def county_set(folder: Path) -> Iterator[CodedSet]:
    """The hand-coded answers of a county's survey, each to be tried against all others."""
    with create_log(folder / "County.olog", PASSPHRASE, surroundings()) as log:
        set_up(log.work(), SetUpInput(organiser="Reader", patch="County"))
        record_listenings(log.work(), list(_hand_coded()))
        coded = tuple(every_statement(log))
        yield CodedSet(log, coded, coded, frozenset())


def every_statement(log: Log) -> Iterator[StatementRow]:
    """All statements of a log."""
    after: Key | None = None
    while True:
        page = log.read(partial(statements, after=after))
        yield from page.rows
        if (after := page.next) is None:
            return


def stems_of(texts: list[str]) -> list[Stems]:
    """The telling words of each text, cut by the stemmer that the log's index has."""
    index = sqlcipher3.connect(":memory:")
    tokens = "porter unicode61 remove_diacritics 2"
    index.execute(f"CREATE VIRTUAL TABLE said USING fts5(body, tokenize='{tokens}')")
    index.execute("CREATE VIRTUAL TABLE stem USING fts5vocab(said, instance)")
    rows = enumerate((" ".join(telling_words(text)) for text in texts), 1)
    index.executemany("INSERT INTO said (rowid, body) VALUES (?, ?)", list(rows))
    found: list[set[str]] = [set() for _ in texts]
    for stem, row in index.execute("SELECT term, doc FROM stem"):
        found[row - 1].add(stem)
    return [frozenset(each) for each in found]


def _hand_coded() -> Iterator[ListeningInput]:
    """The answers that bear a code; raises `ValueError` where a line is not the one that was."""
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        answers = dict(enumerate((row["response"] for row in csv.DictReader(file)), 2))
    with CODES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            answer = answers[int(row["line"])]
            if digest(answer) != row["answer_sha256"]:
                raise ValueError(f"line {row['line']} is not the answer that was coded")
            if row["themes"]:
                yield _heard(answer, tuple(row["themes"].split("; ")))


def digest(answer: str) -> str:
    """By what an answer is known again without being written down."""
    return hashlib.sha256(answer.encode()).hexdigest()[:12]


def _heard(answer: str, themes: tuple[str, ...]) -> ListeningInput:
    said = StatementInput(kind=StatementKind.IDEA, words=answer, themes=themes)
    return ListeningInput(kind=ListeningKind.SURVEY, at=START, statements=(said,))


def _hide_codes(log: Log, statement_ids: list[UUID]) -> None:
    work = log.work()
    links = table_of(StatementTheme)
    with work:
        meant = links.c.statement_id.in_(statement_ids)
        work.connection.execute(update(links).where(meant).values(deleted=True))
        work.commit("hide_codes")


def _said(row: StatementRow) -> set[str]:
    """Its words and its quote as nothing but letters, to be held against others'."""
    texts = (row.words, row.quote)
    return {" ".join(re.findall(r"\w+", text.casefold())) for text in texts if text}
