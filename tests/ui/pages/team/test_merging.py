"""Packs in the window: looked at, merged by a key, chosen from side by side, taken back whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.errors import Cancelled
from organiser_app.domain.models import Theme
from organiser_app.services.residents import note_on_resident
from organiser_app.store.log import Log, open_log
from organiser_app.sync.disagreements import disagreements
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.looking import PackSeen, look_at_each
from organiser_app.sync.manifest import EDITION_OF_PARTS, PackKind
from organiser_app.sync.part import PartKind, parts_of
from organiser_app.sync.runs import merge_runs
from organiser_app.sync.survey import MOST_ROWS
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.unmerge import unmerge
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.keys import keys_of
from organiser_app.ui.pages.team.merging import MergeView
from organiser_app.ui.pages.team.merging.differences import DifferenceLabel
from organiser_app.ui.pages.team.merging.keep_both import KeepBothDialog
from organiser_app.ui.pages.team.merging.side_card import SideCard
from organiser_app.ui.pages.team.merging.watching import Watching
from organiser_app.ui.pages.team.merging.words import made_words, wrote_words
from organiser_app.ui.pages.team.merging.working import far_words
from organiser_app.ui.tasks import Tasks
from organiser_app.ui.widgets import KeyHint, Question
from tests.store.looking import everything
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.apart import OURS, THEIRS, called, handed, said_now
from tests.sync.erasing import add_residents, erase, residents_in
from tests.ui.lists import lines, simple_rows, titles, with_keyboard
from tests.ui.pages.dialogs import in_dialog, leaving_dialog
from tests.ui.test_every_control import marked, nameless, untranslated
from tests.ui.workers import Later

__all__ = ["marked"]

Key = Qt.Key
_MERGED_BEFORE = 1
_DATA = (
    *("Beth", "Ada", "Damp", "Bill", "Pauline", "Edie", "Kitchen", "school", "Walk", "Mar"),
    *("Cooking", "Three prices"),
)
"""Words that people typed, and days."""


def press(view: MergeView, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    shown = view.shown()
    assert shown is not None
    QTest.keyClick(shown.list, key, modifier)


def merged(view: MergeView, pack: Path, qtbot: QtBot) -> None:
    """Merge the pack with the key for it, and wait at what is to be chosen."""
    view.open_packs((pack,))
    with_keyboard(view.pack.list, qtbot)
    press(view, Key.Key_Return, control=True)
    with_keyboard(view.choosing.list, qtbot)


def take(view: MergeView, title: str) -> None:
    """Take a disagreement in hand by its title."""
    place = titles(view.choosing.list).index(title)
    view.choosing.list.choose_near(place)


def test_a_pack_is_shown_with_its_counts_before_anything_is_merged(
    view: MergeView, pack: Path, ada: Log
) -> None:
    before = everything(ada)
    view.open_packs((pack,))
    assert view.shown() is view.pack
    assert view.pack.title.text() == "Beth’s pack, before it is merged"
    assert view.pack.signed.text() == "Signed by Beth, whole and unaltered"
    assert counts(view) == [
        "14 added, new to this log",
        "1 changed, by Beth alone",
        "3 disagreed, both values are kept",
        "1 perhaps the same, never joined unasked",
        "1 forgotten, erased there, so here too",
    ]
    assert view.pack.merge.text() == "Merge 18 changes"
    assert view.pack.stays_open.text() == "3 stay open, both values kept"
    assert everything(ada) == before


def counts(view: MergeView) -> list[str]:
    """What the strip says, from the left."""
    tabs = view.pack.counts.findChildren(QAbstractButton)
    return [tab.accessibleName() for tab in tabs if tab.isVisible()]


def test_the_list_begins_with_what_disagrees_and_ends_with_what_changed(
    view: MergeView, pack: Path
) -> None:
    view.open_packs((pack,))
    told = titles(view.pack.list)
    assert told[:5] == [
        "Disagreed",
        "Three prices",
        "Ring Pauline back",
        "Damp in the back bedroom, the council never rings back.",
        "Perhaps the same person",
    ]
    assert told[5:9] == ["Pauline Fisk and P. Fisk", "Forgotten", "Edie Marsh", "Added"]
    assert told[9:12] == ["1 listening", "2 statements", "2 residents"]
    assert told[-2:] == ["Changed", "1 project"]
    said = lines(view.pack.list)
    assert "Three prices, kept or part kept" in said
    assert "Ring Pauline back, 7 Mar or 10 Mar" in said


def test_a_count_leads_to_its_rows_and_a_row_to_what_it_holds(
    view: MergeView, pack: Path, qtbot: QtBot
) -> None:
    view.open_packs((pack,))
    view.pack.counts.chosen.emit("changed")
    behind = view.pack.behind
    assert behind.title.text() == "1 project"
    assert lines(behind.list) == ["Kitchen, summary, stage"]
    held = [each.accessibleName() for each in behind.findChildren(DifferenceLabel)]
    assert held == ["Cooking together (put in: on Fridays)", "(taken out: Heard) (put in: Idea)"]
    view.pack.counts.chosen.emit("added")
    with_keyboard(view.pack.list, qtbot)
    press(view, Key.Key_J)
    assert lines(behind.list) == [
        "Love, The crossing patrol, school gate",
        "Gift, Can drive a van on Tuesdays, school gate",
    ]


def test_what_comes_is_told_by_resident_too(view: MergeView, pack: Path, qtbot: QtBot) -> None:
    view.open_packs((pack,))
    with_keyboard(view.pack.list, qtbot)
    press(view, Key.Key_R)
    assert titles(view.pack.list)[-3:] == ["By resident", "Kasia Nowak", "P. Fisk"]
    view.pack.list.choose("added 1")
    assert lines(view.pack.behind.list) == [
        "Resident, 21 Ambleside Walk",
        "Answer about consent, 2 Mar",
    ]


def test_before_it_is_merged_no_value_of_a_pack_stands_yet(
    view: MergeView, pack: Path, qtbot: QtBot
) -> None:
    view.open_packs((pack,))
    view.pack.list.choose("disagreed 2")
    assert marks_of(view.pack.apart.cards) == [([], 0), (["will stand"], 0)]
    merged(view, pack, qtbot)
    assert marks_of(view.choosing.sheet.cards) == [([], 1), (["stands now"], 1)]


def marks_of(cards: list[SideCard]) -> list[tuple[list[str], int]]:
    """Of each card whether its value stands, in words, and how many keys choose it."""
    return [
        (
            [each.text() for each in card.findChildren(QLabel) if "stand" in each.text()],
            len(card.findChildren(KeyHint)),
        )
        for card in cards
    ]


def test_texts_are_compared_with_what_stood_before_word_by_word(
    view: MergeView, pack: Path
) -> None:
    view.open_packs((pack,))
    view.pack.list.choose("disagreed 2")
    ours, theirs = view.pack.apart.cards
    assert "(put in: and now the baby’s cot)" in ours.words.accessibleName()
    assert "(taken out: the council never rings back)" in theirs.words.accessibleName()
    assert "text-decoration:line-through" in theirs.words.text()


def test_a_pack_is_merged_by_its_key_and_can_be_taken_back_whole(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    before = everything(ada)
    merged(view, pack, qtbot)
    run, *_ = ada.read(merge_runs)
    assert run.sender == "Beth"
    assert view.choosing.title.text() == "Beth’s pack is merged"
    assert titles(view.choosing.list)[0] == "Disagreed"
    assert len(ada.read(disagreements)) == 3
    press(view, Key.Key_U)
    run, *_ = ada.read(merge_runs)
    assert run.taken_back_at is not None
    assert view.shown() is view.pack
    now = everything(ada)
    for table in ("project", "commitment", "next_step", "statement", "wording", "listening"):
        assert now[table] == before[table]


def test_who_wrote_what_is_said_of_two_colleagues_as_of_this_log_and_one(
    pack: Path, ada: Log
) -> None:
    merge_pack(ada, pack)
    about, today = ada.read(disagreements)[0], START.date()
    ours = [sentence for _, sentence in wrote_words(about, today)]
    assert ours == [
        "You wrote this, before their pack came",
        "Beth wrote otherwise, apart from you",
    ]
    others = replace(about, sides=tuple(replace(side, own=False) for side in about.sides))
    assert [sentence for _, sentence in wrote_words(others, today)] == [
        "Ada wrote this, apart from Beth",
        "Beth wrote this, apart from Ada",
    ]


def test_above_a_text_stands_whose_it_is(view: MergeView, folder: Path, ada: Log) -> None:
    with open_log(folder / "Beth.olog", PASSPHRASE, surroundings(seed=8)) as beth:
        for log, note in ((ada, "Knock after four"), (beth, "Never before noon")):
            note_on_resident(log.work(), called(ada, "Bill Hughes"), note)
        merge_pack(ada, handed(beth, folder / "notes.pack"))
    view.open_disagreements()
    take(view, "Bill Hughes")
    head = [
        each.accessibleName() or each.text() for each in view.choosing.sheet.findChildren(QLabel)
    ]
    assert "The note" in head
    assert "Bill Hughes, 4 Ambleside Walk" in head


def test_values_are_chosen_by_their_number_and_the_next_one_comes(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    damp = ada.read(disagreements)[2]
    press(view, Key.Key_1)
    assert titles(view.choosing.list)[1:] == ["Ring Pauline back", damp.title.words]
    press(view, Key.Key_L)
    assert view.choosing.sheet.cards[1].words.accessibleName() == pieces_said(THEIRS, view)
    press(view, Key.Key_2)
    assert said_now(ada, damp.row_id) == THEIRS
    (left,) = ada.read(disagreements)
    assert left.field == "due_on"


def pieces_said(words: str, view: MergeView) -> str:
    """What the second card says of a text, which begins with it."""
    said = view.choosing.sheet.cards[1].words.accessibleName()
    assert words.split(",", maxsplit=1)[0] in said
    return said


def test_a_choice_that_is_taken_back_is_asked_at_once(
    view: MergeView, pack: Path, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    before = lines(view.choosing.list)
    press(view, Key.Key_1)
    assert len(lines(view.choosing.list)) == len(before) - 1
    view.desk.undo()
    assert lines(view.choosing.list) == before
    assert [card.accessibleName().split(",")[0] for card in view.choosing.sheet.cards] == [
        "Yours",
        "Beth’s",
    ]


def test_both_texts_are_kept_in_one_that_is_edited(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    damp = ada.read(disagreements)[2]
    take(view, damp.title.words)

    def edit(dialog: KeepBothDialog) -> None:
        assert dialog.words.text() == f"{OURS}\n{THEIRS}"
        dialog.words.set_text("Damp, and the cot is wet.")

    in_dialog(KeepBothDialog, edit)
    press(view, Key.Key_3)
    assert said_now(ada, damp.row_id) == "Damp, and the cot is wet."


def test_what_is_written_in_one_line_is_kept_in_one_line(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    name = replace(ada.read(disagreements)[2], part=None)

    def paste(dialog: KeepBothDialog) -> None:
        assert dialog.words.text() == f"{OURS} / {THEIRS}"
        dialog.words.set_text("07700 900111\n07700 900222")

    in_dialog(KeepBothDialog, paste)
    assert KeepBothDialog(name, view).ask() == "07700 900111 07700 900222"


def test_a_third_key_does_nothing_where_there_is_no_text(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    press(view, Key.Key_3)
    assert len(ada.read(disagreements)) == 3


def test_a_pack_that_is_put_aside_leaves_the_log_as_it_was(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    before = everything(ada)
    view.open_packs((pack,))
    with_keyboard(view.pack.list, qtbot)
    with qtbot.waitSignal(view.finished):
        press(view, Key.Key_Escape)
    assert everything(ada) == before


def test_several_packs_are_shown_with_what_each_does_or_why_it_is_refused(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    cut = pack.with_name("cut.pack")
    cut.write_bytes(pack.read_bytes()[:-100])
    view.open_packs((cut, pack))
    assert view.shown() is view.packs
    assert view.packs.title.text() == "2 packs to merge"
    assert view.packs.sentence.text() == "1 can be merged. 1 cannot be."
    refused, good = lines(view.packs.list)
    assert refused.startswith("cut.pack, This pack is damaged")
    assert good == ("Beth, 14 added, 1 changed, 3 disagreed, 1 perhaps the same, 1 forgotten")
    with_keyboard(view.packs.list, qtbot)
    press(view, Key.Key_J)
    press(view, Key.Key_Return)
    assert view.shown() is view.pack
    press(view, Key.Key_Escape)
    press(view, Key.Key_Return, control=True)
    assert view.shown() is view.choosing
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE + 1


def test_beside_a_refused_pack_one_is_done_once_all_others_are_merged(
    view: MergeView, pack: Path, qtbot: QtBot
) -> None:
    cut = pack.with_name("cut.pack")
    cut.write_bytes(pack.read_bytes()[:-100])
    view.open_packs((cut, pack))
    assert view.packs.aside.text() == "Put aside"
    view.open_one(pack)
    view.pack.merge.click()
    assert view.shown() is view.packs
    assert view.packs.aside.text() == "Done"
    with qtbot.waitSignal(view.finished):
        view.packs.aside.click()


def test_a_pack_of_a_part_says_so_before_it_is_merged_and_which_file_it_is(
    view: MergeView, pack: Path
) -> None:
    part = pack.with_name("part.pack")
    with open_log(pack.with_name("Beth.olog"), PASSPHRASE, surroundings()) as beth:
        kitchen = next(each for each in beth.read(parts_of) if each.kind is PartKind.PROJECT)
        write_pack_of(beth, part, part=kitchen)
    view.open_packs((pack, part))
    told = []
    for path in (pack, part):
        view.packs.list.choose(str(path))
        told.append([each.text() for each in view.packs.told.findChildren(QLabel)])
    assert told[0][2].endswith(", with what changed since the last")
    assert told[1][2].endswith(", with one project alone, Kitchen")
    assert [each[4] for each in told] == ["theirs.pack", "part.pack"]


def test_a_pack_that_names_nobody_says_so_before_it_is_merged(ada: Log, pack: Path) -> None:
    (seen,) = look_at_each(ada, (pack,))
    assert isinstance(seen, PackSeen)
    whole = seen.taken.merged
    nobody = replace(
        whole.manifest, kind=PackKind.PSEUDONYMOUS, edition=EDITION_OF_PARTS, since=0, until=0
    )
    hidden = replace(seen, taken=replace(seen.taken, merged=replace(whole, manifest=nobody)))
    assert made_words(hidden, START.date()).endswith(", with everything, under pseudonyms")


def test_one_of_several_is_merged_and_the_others_wait(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    with open_log(pack.with_name("Beth.olog"), PASSPHRASE, surroundings()) as beth:
        again = handed(beth, pack.with_name("again.pack"))
    view.open_packs((pack, again))
    with_keyboard(view.packs.list, qtbot)
    press(view, Key.Key_Return)
    with_keyboard(view.pack.list, qtbot)
    far: list[str] = []
    view.working.told.connect(far.append)
    press(view, Key.Key_Return, control=True)
    assert far
    assert not [words for words in far if words.startswith("pack 1 of")]
    assert view.shown() is view.packs
    assert view.packs.sentence.text() == "1 can be merged. 1 is merged."
    assert lines(view.packs.list)[1] == "Beth, Nothing that this log does not have"
    view.packs.list.choose(str(again))
    press(view, Key.Key_Return)
    assert counts(view)[0].startswith("0 added")
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE + 1


@pytest.fixture
def slow(ada: Log, dressed: None, qtbot: QtBot) -> tuple[MergeView, Later]:  # noqa: ARG001
    """The view of a log that does nothing before it is let go on."""
    later = Later()
    view = MergeView(Desk(ada, Tasks(later), Bus()))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view, later


def go_on_until(later: Later, qtbot: QtBot, done: Callable[[], bool]) -> None:
    """Let the log work until something is seen of it."""

    def is_done() -> bool:
        later.let_go()
        return done()

    qtbot.waitUntil(is_done)


def test_while_the_others_are_counted_anew_that_is_said_and_one_goes_on(
    slow: tuple[MergeView, Later], pack: Path, qtbot: QtBot
) -> None:
    view, later = slow
    with open_log(pack.with_name("Beth.olog"), PASSPHRASE, surroundings()) as beth:
        packs = [pack, *(handed(beth, pack.with_name(f"{name}.pack")) for name in ("a", "b"))]
    view.open_packs(tuple(packs))
    go_on_until(later, qtbot, lambda: view.shown() is view.packs)
    view.open_one(pack)
    view.pack.merge.click()
    go_on_until(later, qtbot, lambda: view.shown() is view.packs)
    assert lines(view.packs.list)[1:] == ["Beth, Counting anew…"] * 2
    nothing = "Beth, Nothing that this log does not have"
    go_on_until(later, qtbot, lambda: lines(view.packs.list)[1] == nothing)
    assert lines(view.packs.list)[2] == "Beth, Counting anew…"
    view.packs.merge.click()
    go_on_until(later, qtbot, lambda: view.shown() is view.choosing)


def test_what_a_sync_brings_has_the_packs_in_sight_counted_anew(
    view: MergeView, pack: Path, ada: Log
) -> None:
    copy = Path(shutil.copy(pack, pack.with_name("copy.pack")))
    view.open_packs((pack, copy))
    assert lines(view.packs.list)[0].startswith("Beth, 14 added")
    change = merge_pack(ada, pack).change
    assert change is not None
    view.desk.bus.changed.emit(replace(change, road="folder"))
    assert lines(view.packs.list) == ["Beth, Nothing that this log does not have"] * 2
    view.desk.change(unmerge, change.sequence)
    assert [line[:14] for line in lines(view.packs.list)] == ["Beth, 14 added"] * 2


def test_a_pack_of_which_the_log_has_all_is_done_with_by_the_same_key(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    copy = Path(shutil.copy(pack, pack.with_name("copy.pack")))
    merged(view, copy, qtbot)
    assert view.choosing.title.text() == "This log had all of it already"
    assert not view.choosing.back.isVisible()
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE + 1


def test_a_pack_with_whoever_was_erased_here_does_not_pass_for_one_that_the_log_has_whole(
    view: MergeView, folder: Path, ada: Log
) -> None:
    erase(ada, [called(ada, "Bill Hughes").hex])
    view.open_packs((folder / "begin.pack",))
    assert "1 resident in it was erased or withdrawn here before" in view.pack.notice.text()
    assert view.pack.told.title.text() == "This log has all the rest of it already"
    view.open_packs((folder / "begin.pack", folder / "seen.pack"))
    assert lines(view.packs.list)[0] == "Ada, 1 not coming again"


def test_beside_others_a_pack_of_which_the_log_has_all_waits_for_nothing(
    view: MergeView, pack: Path, qtbot: QtBot
) -> None:
    copy = Path(shutil.copy(pack, pack.with_name("copy.pack")))
    view.open_packs((pack, copy))
    with_keyboard(view.packs.list, qtbot)
    press(view, Key.Key_Return, control=True)
    assert view.shown() is view.choosing
    assert view.choosing.back.text() == "Take the merge back"


def test_what_is_still_open_is_chosen_from_at_any_time(
    view: MergeView, pack: Path, ada: Log, qtbot: QtBot
) -> None:
    merged(view, pack, qtbot)
    with qtbot.waitSignal(view.finished):
        press(view, Key.Key_Escape)
    view.open_disagreements()
    assert view.choosing.title.text() == "What is to be chosen"
    assert not view.choosing.back.isVisible()
    for _ in range(3):
        press(view, Key.Key_1)
    assert ada.read(disagreements) == ()
    assert titles(view.choosing.list) == []


@pytest.mark.usefixtures("marked")
def test_every_control_is_named_and_can_be_translated(view: MergeView, pack: Path) -> None:
    view.open_packs((pack,))
    for section in ("added", "changed", "same", "gone", "disagreed"):
        view.pack.counts.chosen.emit(section)
        assert nameless(view.pack) == set()
    for page in (view.packs, view.pack, view.choosing):
        bare = untranslated(page)
        assert {words for words in bare if not any(data in words for data in _DATA)} == set()


def test_the_keys_that_are_told_are_those_of_what_is_in_sight(
    view: MergeView, pack: Path, qtbot: QtBot
) -> None:
    view.open_packs((pack,))
    assert {"R", "Ctrl+Return"} <= dict(keys_of(view)).keys()
    assert dict(keys_of(view)).keys().isdisjoint({"1", "L", "U"})
    merged(view, pack, qtbot)
    assert {"1", "L", "U"} <= dict(keys_of(view)).keys()
    assert "R" not in dict(keys_of(view))


def test_how_far_it_is_is_said_in_packs_and_lines() -> None:
    assert far_words(3, 12, 40_000, 112_000) == "pack 3 of 12, 40,000 of 112,000 lines"
    assert far_words(1, 1, 0, 9) == "0 of 9 lines"


def test_more_rows_are_named_where_somebody_asks(view: MergeView, pack: Path, qtbot: QtBot) -> None:
    names = [f"Theme {number:03}" for number in range(MOST_ROWS + 7)]
    with open_log(pack.with_name("Beth.olog"), PASSPHRASE, surroundings()) as beth:
        with beth.work() as work:
            work.add_all(Theme, [{"id": work.new_id(), "name": name} for name in names])
            work.commit("add_theme")
        many = handed(beth, pack.with_name("many.pack"))
    view.open_packs((many,))
    with_keyboard(view.pack.list, qtbot)
    view.pack.list.choose(
        next(row.key for row in simple_rows(view.pack.list) if row.title == "107 themes")
    )
    behind = view.pack.behind
    assert behind.more.text() == "and 7 more, show them"
    assert titles(behind.list) == names[:MOST_ROWS]
    behind.more.click()
    assert view.shown() is view.pack
    assert behind.title.text() == "107 themes"
    assert titles(behind.list) == names
    assert not behind.more.isVisible()


def test_stopping_leaves_everything_as_it_was(ada: Log, pack: Path) -> None:
    before = everything(ada)
    watching = Watching()
    watching.stop()
    with pytest.raises(Cancelled):
        merge_pack(ada, pack, watch=watching.one_after_the_other)
    assert everything(ada) == before


def test_with_a_worker_of_its_own_the_window_is_told_how_far_it_is(
    ada: Log,
    pack: Path,
    dressed: None,  # noqa: ARG001 - dressed first
    qtbot: QtBot,
) -> None:
    tasks = Tasks()
    view = MergeView(Desk(ada, tasks, Bus()))
    qtbot.addWidget(view)
    told: list[QThread] = []
    view.working.told.connect(lambda _: told.append(QThread.currentThread()))
    view.open_packs((pack,))
    assert view.shown() is None
    qtbot.waitUntil(lambda: view.shown() is view.pack)
    assert told
    assert set(told) == {view.thread()}
    tasks.close()


@pytest.fixture
def early(folder: Path) -> Path:
    """A pack of Beth’s, whose clock is a week ahead."""
    clock = SettableClock(START + timedelta(days=7))
    with open_log(folder / "Beth.olog", PASSPHRASE, surroundings(clock)) as beth:
        with beth.work() as work:
            work.add_all(Theme, [{"id": work.new_id(), "name": "of next week"}])
            work.commit("add_theme")
        return handed(beth, folder / "early.pack")


def test_changes_from_days_to_come_are_let_in_by_whoever_looked_at_the_clocks(
    view: MergeView, early: Path, ada: Log
) -> None:
    view.open_packs((early,))
    assert "ahead of this machine" in view.pack.notice.text()
    leaving_dialog(Question, Question.reject)
    view.pack.merge.click()
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE
    assert view.shown() is view.pack
    in_dialog(Question, lambda question: question.yes.click())
    view.pack.merge.click()
    assert len(ada.read(merge_runs)) == _MERGED_BEFORE + 1
    assert view.shown() is view.choosing


def test_a_pack_that_erases_many_says_so_and_is_asked_about_once_more(
    view: MergeView, folder: Path, ada: Log
) -> None:
    with open_log(folder / "Beth.olog", PASSPHRASE, surroundings(seed=8)) as beth:
        residents = add_residents(beth, 10)
        merge_pack(ada, handed(beth, folder / "more.pack"))
        before = residents_in(ada)
        erase(beth, residents)
        many = handed(beth, folder / "many.pack")
    view.open_packs((many,))
    assert "Beth’s log would erase 10 of the" in view.pack.notice.text()
    leaving_dialog(Question, Question.reject)
    view.pack.merge.click()
    assert residents_in(ada) == before
    assert view.shown() is view.pack
    in_dialog(Question, lambda question: question.yes.click())
    view.pack.merge.click()
    assert residents_in(ada) < before - 5
