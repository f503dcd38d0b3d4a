"""What is in question since packs came, on the whole and by whoever has a part in it."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.models import Consent
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.log import Log
from organiser_app.sync.conflicts import choose
from organiser_app.sync.in_question import InQuestion, in_question
from organiser_app.sync.team import team
from tests.making import TODAY, making
from tests.sync.teams import acquaint, log_of
from tests.sync.test_conflicts import disagreeing, hand, only_one

Two = tuple[Log, Log]
MOBILE = "07700 900123"


def write_down(log: Log, name: str) -> None:
    """A resident of one telephone, who agreed to be shared."""
    with making(log) as make:
        who = make.resident(name, phone=MOBILE)
        purpose = ConsentPurpose.SHARE_WITH_TEAM
        make.put(Consent, subject_id=who, purpose=purpose, given=True, on=TODAY)


def by_name(log: Log) -> tuple[dict[str, int], dict[str, int], int, int | None]:
    """What is in question, by the names of the members."""
    asked = log.read(in_question)
    names = {each.id: each.name for each in log.read(team)}
    disagree = {names[each]: count for each, count in asked.disagreements_of.items()}
    likely = {names[each]: count for each, count in asked.likely_of.items()}
    return disagree, likely, asked.disagreements, asked.likely


def test_nothing_is_in_question_in_a_log_of_ones_own(two: Two) -> None:
    assert two[0].read(in_question) == InQuestion(0, 0, {}, {})


def test_a_disagreement_is_whose_value_it_is_until_somebody_chose(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = two
    carys = log_of(tmp_path, empty_log_folder, "Carys")
    acquaint(ada, beth, carys)
    hand(carys, ada, tmp_path)
    disagreeing(two, tmp_path)
    assert by_name(ada) == ({"Beth": 1}, {}, 1, 0)
    found = only_one(ada)
    choose(ada.work(), found, found.stands)
    assert by_name(ada) == ({}, {}, 0, 0)
    carys.close()


def test_somebody_perhaps_here_twice_is_whose_record_it_is(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    write_down(ada, "Bill Hughes")
    write_down(ada, "William Hughes")
    assert by_name(ada) == ({}, {}, 0, 1)
    write_down(beth, "W. Hughes")
    hand(beth, ada, tmp_path)
    assert by_name(ada) == ({}, {"Beth": 2}, 0, 3)


def test_in_a_log_of_many_patches_nobody_is_looked_for_by_the_way(two: Two) -> None:
    ada, _ = two
    write_down(ada, "Bill Hughes")
    write_down(ada, "William Hughes")
    assert ada.read(lambda connection: in_question(connection, 2)).likely == 1
    assert ada.read(lambda connection: in_question(connection, 1)).likely is None
