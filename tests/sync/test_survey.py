"""What a pack would do is told row by row before it is merged, and every number has its rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from organiser_app.domain.errors import Cancelled, DamagedPack
from organiser_app.domain.inputs import StatementEdit
from organiser_app.domain.models import SamePlace, Statement, Street, Theme, Wording
from organiser_app.domain.rules.likeness import Shared
from organiser_app.domain.values import (
    CommitmentState,
    ProjectStage,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.statements import edit_statement
from organiser_app.store.log import Log, open_log
from organiser_app.store.queries import tables as t
from organiser_app.sync.disagreements import disagreements
from organiser_app.sync.field_words import field_word
from organiser_app.sync.looking import PackSeen, look_at_each, look_closely
from organiser_app.sync.merge import preview
from organiser_app.sync.row_words import counted
from organiser_app.sync.shapes import shapes
from organiser_app.sync.shown_values import FieldChange
from organiser_app.sync.survey import Deed, Group, survey
from organiser_app.sync.taking import PackRefused, merge_pack
from tests.builders import web
from tests.store.looking import everything
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.apart import (
    DAMP,
    KITCHEN,
    OURS,
    RING,
    THEIRS,
    WHERE,
    apart_in,
    handed,
    only,
    pack_that_disagrees,
)
from tests.sync.devices import manifest_for
from tests.sync.teams import acquaint, changes, device_of, log_of

Two = tuple[Log, Log]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, empty_log_folder: Path) -> PackSeen:
    """Beth's pack, looked at by Ada."""
    folder = apart_in(tmp_path_factory.mktemp("apart"), empty_log_folder)
    with open_log(folder / "Ada.olog", PASSPHRASE, surroundings()) as ada:
        return look_closely(ada, folder / "theirs.pack")


def of_kind(seen: PackSeen, deed: Deed, table: str) -> Group:
    (group,) = (each for each in seen.survey.kinds if (each.deed, each.table) == (deed, table))
    return group


def titles(group: Group) -> list[str]:
    return [row.title.words for row in group.rows]


def test_what_was_added_is_counted_by_kind_with_the_rows_by_name(seen: PackSeen) -> None:
    added = {each.table: each.count for each in seen.survey.kinds if each.deed is Deed.ADDED}
    assert added == {
        "consent": 2,
        "door": 1,
        "listening": 1,
        "place": 1,
        "presence": 1,
        "resident": 2,
        "stage_move": 1,
        "statement": 2,
        "street": 1,
        "wording": 2,
    }
    assert seen.survey.count(Deed.ADDED) == sum(added.values())
    statements = of_kind(seen, Deed.ADDED, "statement")
    assert [(row.title.words, row.title.of, row.title.kind) for row in statements.rows] == [
        ("The crossing patrol", "school gate", StatementKind.LOVE),
        ("Can drive a van on Tuesdays", "school gate", StatementKind.GIFT),
    ]
    assert titles(of_kind(seen, Deed.ADDED, "resident")) == ["Kasia Nowak", "P. Fisk"]
    assert titles(of_kind(seen, Deed.ADDED, "door")) == [WHERE]


def test_what_was_changed_says_what_it_was_before(seen: PackSeen) -> None:
    (row,) = of_kind(seen, Deed.CHANGED, "project").rows
    assert row.title.words == KITCHEN
    assert row.fields == (
        FieldChange("summary", "Cooking together", "Cooking together on Fridays"),
        FieldChange("stage", ProjectStage.HEARD, ProjectStage.IDEA),
    )
    assert seen.survey.count(Deed.CHANGED) == 1


def test_what_is_about_somebody_is_told_by_resident(seen: PackSeen) -> None:
    people = {each.title.words: each for each in seen.survey.people}
    assert {name: each.count for name, each in people.items()} == {"Kasia Nowak": 7, "P. Fisk": 2}
    assert {row.table for row in people["P. Fisk"].rows} == {"resident", "consent"}


def test_a_disagreement_shows_both_values_what_stood_before_and_who_wrote_them(
    seen: PackSeen,
) -> None:
    by_field = {each.field: each for each in seen.survey.disagreements}
    assert by_field.keys() == {"words", "due_on", "state"}
    damp = by_field["words"]
    assert (damp.title.words, damp.title.of, damp.before) == (DAMP, WHERE, DAMP)
    assert [(side.value, side.by, side.own) for side in damp.sides] == [
        (OURS, "Ada", True),
        (THEIRS, "Beth", False),
    ]
    ring = by_field["due_on"]
    assert (ring.title.words, ring.before) == (RING, date(2026, 3, 2))
    assert [side.value for side in ring.sides] == [date(2026, 3, 7), date(2026, 3, 10)]
    kept, part_kept = by_field["state"].sides
    assert (kept.value, part_kept.value) == (CommitmentState.KEPT, CommitmentState.PART_KEPT)
    assert [each.is_text for each in seen.survey.disagreements] == [False, False, True]


def test_residents_who_may_be_the_same_are_proposed(seen: PackSeen) -> None:
    (pair,) = seen.survey.perhaps_same
    assert {pair.one.name, pair.other.name} == {"Pauline Fisk", "P. Fisk"}
    assert Shared.MOBILE in pair.shared
    assert all(each.table != "same_person" for each in seen.survey.kinds)


def test_whoever_was_erased_elsewhere_is_named_while_they_are_still_here(seen: PackSeen) -> None:
    assert [title.words for title in seen.forgotten] == ["Edie Marsh"]


def test_looking_changes_nothing(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    pack = pack_that_disagrees(ada, beth, tmp_path)
    before = everything(ada), changes(ada)
    look_closely(ada, pack)
    assert (everything(ada), changes(ada)) == before


def test_all_rows_are_counted_and_only_so_many_named(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    with beth.work() as work:
        work.add_all(Theme, [{"id": work.new_id(), "name": f"Theme {n}"} for n in range(7)])
        work.commit("add")
    pack = handed(beth, tmp_path / "a.pack")
    themes = of_kind(look_closely(ada, pack, most=3), Deed.ADDED, "theme")
    assert (themes.count, len(themes.rows), themes.unnamed) == (7, 3, 4)
    whole = of_kind(look_closely(ada, pack), Deed.ADDED, "theme")
    assert titles(whole) == [f"Theme {n}" for n in range(7)]


def test_a_row_of_any_kind_has_words_for_its_count_and_its_fields(two: Two) -> None:
    ada, beth = two
    rows = web(words="Damp")
    rows[Wording] |= {"of_id": rows[Statement]["id"], "part": WordingPart.WORDS}
    rows[SamePlace] |= {"kept_id": rows[Street]["id"]}
    device_of(beth).put(rows)
    lines = device_of(beth).lines()
    found: list[Group] = []
    preview(
        ada.work(),
        manifest_for(device_of(beth)),
        lines,
        lambda connection, sequence: found.extend(survey(connection, sequence).kinds),
    )
    told = {group.table: group.rows[0] for group in found if group.deed is Deed.ADDED}
    assert shapes().keys() - told.keys() == {"erased", "supersedes"}
    nameless = {table for table, row in told.items() if not row.title.words}
    assert nameless == set()
    assert {counted(table, 2) for table in shapes()} & {"2 rows"} == set()
    for shape in shapes().values():
        assert all("_" not in field_word(field) for field in shape.fields)


def test_packs_are_looked_at_one_by_one_and_a_bad_one_stops_no_other(
    two: Two, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth = two
    good = pack_that_disagrees(ada, beth, tmp_path)
    (tmp_path / "cut.pack").write_bytes(good.read_bytes()[:-100])
    with log_of(tmp_path, empty_log_folder, "Carl") as carl:
        acquaint(carl, beth)
        strange = handed(carl, tmp_path / "strange.pack")
    told: list[tuple[int, int, int]] = []
    packs = [tmp_path / "cut.pack", good, strange]
    cut, whole, stranger = look_at_each(ada, packs, watch=lambda *far: told.append(far))
    assert isinstance(cut, PackRefused)
    assert isinstance(cut.problem, DamagedPack)
    assert isinstance(stranger, PackRefused)
    assert isinstance(whole, PackSeen)
    assert whole.path == good
    records = whole.taken.merged.manifest.records
    assert (2, records, records) in told


def test_looking_can_be_stopped(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    pack = pack_that_disagrees(ada, beth, tmp_path)

    def stop(*_: int) -> None:
        raise Cancelled("stop")

    with pytest.raises(Cancelled):
        list(look_at_each(ada, [pack], watch=stop))


def test_what_was_open_before_is_not_told_of_the_next_pack(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    merge_pack(ada, pack_that_disagrees(ada, beth, tmp_path))
    assert len(ada.read(disagreements)) == 3
    with beth.work() as work:
        work.write(Theme, name="damp homes")
        work.commit("add_theme")
    later = look_closely(ada, handed(beth, tmp_path / "later.pack"))
    assert later.survey.disagreements == ()
    assert {(each.deed, each.table) for each in later.survey.kinds} == {(Deed.ADDED, "theme")}


def test_a_text_that_one_alone_wrote_anew_is_changed_and_not_added(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    merge_pack(ada, pack_that_disagrees(ada, beth, tmp_path))
    said = only(beth, t.wording, "body", "The crossing patrol")
    with beth.reading() as connection:
        query = select(t.wording.c.of_id).where(t.wording.c.id == said)
        statement = connection.execute(query).scalar_one()
    anew = StatementEdit(words="Every crossing patrol", permission=QuotePermission.ASK_FIRST)
    edit_statement(beth.work(), statement, anew)
    (group,) = look_closely(ada, handed(beth, tmp_path / "anew.pack")).survey.kinds
    (row,) = group.rows
    assert (group.deed, group.table) == (Deed.CHANGED, "wording")
    assert row.fields == (FieldChange("body", "The crossing patrol", "Every crossing patrol"),)
