from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, select

from organiser_app.domain.inputs import ListeningInput, PersonInput, SetUpInput, StatementInput
from organiser_app.domain.models import synced_tables
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.services.answers import import_answers
from organiser_app.services.listenings import record_listenings
from organiser_app.services.new_log import new_log
from organiser_app.services.undo import undo
from organiser_app.store.log import Log, Surroundings
from tests.store_fixtures import PASSPHRASE, START

ANSWERS = [
    ListeningInput(
        kind=ListeningKind.SURVEY,
        at=START,
        where=where,
        statements=tuple(
            StatementInput(
                kind=StatementKind.CONCERN,
                words=words,
                quote=words,
                strength=4,
                themes=themes,
                permission=QuotePermission.UNNAMED,
            )
            for words in statements
        ),
        note=note,
        entered=EntryRoad.IMPORT,
        source=f"answer:{where}{note}",
    )
    for where, statements, themes, note in [
        ("14 Kendal Road", ("Damp",), ("housing", "Damp"), "page: 1"),
        ("14 kendal road", ("Speeding", "Bins"), ("traffic",), ""),
        ("school gate", ("Damp",), ("Housing", "housing"), "page: 2"),
        ("", ("More buses",), (), ""),
    ]
]


def a_log(path: Path, around: Surroundings) -> Log:
    return new_log(path, PASSPHRASE, SetUpInput(organiser="Ana", patch="Kendal"), around)


def contents(log: Log) -> dict[str, list[Any]]:
    """The rows of every table without their ids, in an order of their own."""
    with log.reading() as connection:
        return {
            table.name: sorted(
                map(dict, connection.execute(select(*_told(table))).mappings()), key=str
            )
            for table in synced_tables()
        }


def _told(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if not column.name.endswith("id")]


def test_answers_are_kept_as_listenings_recorded_one_by_one_are(
    tmp_path: Path, around: Surroundings
) -> None:
    with a_log(tmp_path / "one.olog", around) as log:
        record_listenings(log.work(), ANSWERS)
        one_by_one = contents(log)
    with a_log(tmp_path / "many.olog", around) as log:
        import_answers(log.work(), ANSWERS)
        assert contents(log) == one_by_one
    assert len(one_by_one["statement"]) == 5


def test_each_place_and_theme_is_made_once(tmp_path: Path, around: Surroundings) -> None:
    with a_log(tmp_path / "log.olog", around) as log:
        import_answers(log.work(), ANSWERS)
        made = contents(log)
    assert [len(made[name]) for name in ("street", "door", "place", "theme")] == [1, 1, 1, 3]


def test_an_import_is_one_change_that_can_be_undone(tmp_path: Path, around: Surroundings) -> None:
    with a_log(tmp_path / "log.olog", around) as log:
        change = import_answers(log.work(), ANSWERS)
        assert change.intention == "import_answers"
        undo(log.work())
        assert all(row["deleted"] for row in contents(log)["statement"])


def test_an_answer_with_people_in_it_is_refused_whole(tmp_path: Path, around: Surroundings) -> None:
    named = ANSWERS[0].model_copy(update={"people": (PersonInput(name="Terri"),)})
    with a_log(tmp_path / "log.olog", around) as log:
        with pytest.raises(ValueError, match="names nobody"):
            import_answers(log.work(), [*ANSWERS, named])
        assert contents(log)["listening"] == []
