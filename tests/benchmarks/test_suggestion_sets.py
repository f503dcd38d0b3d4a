"""What suggestions are tried on: nothing of an answer is kept here but its codes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.benchmarks.suggestion_sets import ANSWERS, CODES, county_set, sample_set, stems_of

LEAST = 60


def test_the_codes_name_each_answer_by_its_line_and_digest_alone() -> None:
    with CODES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [set(row) for row in rows] == [{"line", "answer_sha256", "themes"}] * len(rows)
    assert sum(bool(row["themes"]) for row in rows) >= LEAST
    assert {len(row["answer_sha256"]) for row in rows} == {12}


@pytest.mark.skipif(not ANSWERS.exists(), reason="the answers are not there")
def test_the_answers_are_those_that_were_coded(tmp_path: Path) -> None:
    with county_set(tmp_path) as coded:
        assert len(coded.tried) >= LEAST
        assert all(row.themes for row in coded.tried)


def test_the_tried_part_of_the_sample_bears_no_code_in_its_log(tmp_path: Path) -> None:
    with sample_set(tmp_path) as coded:
        hidden = {row.id for row in coded.tried}
        with coded.log.reading() as connection:
            live = "SELECT DISTINCT statement_id FROM statement_theme WHERE NOT deleted"
            borne = set(connection.exec_driver_sql(live).scalars())
    assert all(row.themes for row in coded.tried)
    assert borne == {row.id.hex for row in coded.learnt}
    assert coded.copies < hidden


def test_stems_are_those_of_the_log_s_own_index() -> None:
    assert stems_of(["repairs to the cafés", "repairing"]) == [{"repair", "cafe"}, {"repair"}]
