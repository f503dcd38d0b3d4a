"""What the window says of a change: what was done, and to what or whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from organiser_app.domain.change import Change
from organiser_app.domain.rules.undoing import CARRIED
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.language import plural, tr
from organiser_app.store.queries.named import NAMELESS, Named
from organiser_app.sync.taken_back import what_went
from organiser_app.ui.deeds import deed

_LONGEST_NAME = 48
"""In letters; what is longer is cut, so that a toast stays one line."""

_DONE: dict[str, Callable[[], str]] = {
    "record_listening": lambda: tr("Listening saved"),
    "record_listenings": lambda: tr("Listenings saved"),
    "import_answers": lambda: tr("Answers imported"),
    "import_places": lambda: tr("Places imported"),
    "import_notes": lambda: tr("Notes brought in"),
    "import_submissions": lambda: tr("Submissions brought in"),
    "record_paper": lambda: tr("Sheet saved"),
    "record_sheet": lambda: tr("Doors of the sheet saved"),
    "add_resident": lambda: tr("Resident added"),
    "edit_resident": lambda: tr("Resident changed"),
    "link_identity": lambda: tr("Linked to their name"),
    "unlink_identity": lambda: tr("Name, phone, email and door taken away"),
    "same_person": lambda: tr("They are one person now; nothing was moved"),
    "not_same_after_all": lambda: tr("They are two again, as before"),
    "two_people": lambda: tr("Two people, and not asked about again"),
    "bring_together": lambda: tr("Brought together"),
    "bring_doors_together": lambda: tr("Doors that agree brought together"),
    "tell_apart": lambda: tr("They are two, and not asked about again"),
    "import_contacts": lambda: tr("Contacts brought in"),
    "add_organiser": lambda: tr("Organiser added"),
    "edit_organiser": lambda: tr("Organiser changed"),
    "leave": lambda: tr("Who organises here was changed"),
    "change_keeper": lambda: tr("Keeper changed"),
    "note_on_resident": lambda: tr("Note kept"),
    "move_circle": lambda: tr("Circle moved"),
    "make_tie": lambda: tr("Tie made"),
    "edit_tie": lambda: tr("Tie changed"),
    "end_tie": lambda: tr("Tie ended"),
    "go_back_later": lambda: tr("Set aside for two weeks"),
    "go_back_no_more": lambda: tr("Set aside, for this cause"),
    "record_consent": lambda: tr("Consent kept"),
    "withdraw": lambda: tr("Shared with the team no more"),
    "erase": lambda: tr("Forgotten for good. It is never taken back"),
    "remove_listening": lambda: tr("Listening removed"),
    "edit_statement": lambda: tr("Statement changed"),
    "remove_statement": lambda: tr("Statement removed"),
    "withdraw_quote": lambda: tr("Quoted no more"),
    "pass_on_worry": lambda: tr("Kept: a worry was passed on, and nothing else of it"),
    "begin_round": lambda: tr("Round begun"),
    "end_round": lambda: tr("Round ended"),
    "knock": lambda: tr("What came of the door"),
    "knock_doors": lambda: tr("What came of the doors"),
    "note_on_attempt": lambda: tr("Note kept"),
    "add_doors": lambda: tr("Doors added"),
    "import_doors": lambda: tr("Doors imported"),
    "lift_do_not_contact": lambda: tr("This door may be knocked at again"),
    "code_statement": lambda: tr("Theme put on"),
    "uncode_statement": lambda: tr("Theme taken off"),
    "begin_wave": lambda: tr("Wave begun"),
    "edit_wave": lambda: tr("Wave changed"),
    "remove_wave": lambda: tr("Wave removed"),
    "add_theme": lambda: tr("Theme added"),
    "rename_theme": lambda: tr("Theme renamed"),
    "describe_theme": lambda: tr("Theme described"),
    "merge_themes": lambda: tr("Themes merged"),
    "split_theme": lambda: tr("Theme split"),
    "nest_theme": lambda: tr("Theme moved"),
    "archive_theme": lambda: tr("Theme archived"),
    "restore_theme": lambda: tr("Theme brought back"),
    "walk_beside": lambda: tr("They walk side by side now"),
    "met_side_by_side": lambda: tr("Their meeting is kept"),
    "remove_companion_meeting": lambda: tr("Meeting removed"),
    "read_depth": lambda: tr("Kept how deep it is"),
    "end_walk": lambda: tr("Walking side by side ended"),
    "walk_on": lambda: tr("They walk on side by side"),
    "start_project": lambda: tr("Project begun"),
    "edit_project": lambda: tr("Project changed"),
    "move_project": lambda: tr("Project moved"),
    "join_project": lambda: tr("They carry the project now"),
    "born_of": lambda: tr("Statement joined to the project"),
    "describe_gift": lambda: tr("Gift described"),
    "withdraw_gift": lambda: tr("Gift offered no more"),
    "introduce": lambda: tr("Introduced, and tied to each other"),
    "settle_match": lambda: tr("What came of it is kept"),
    "set_match_aside": lambda: tr("Set aside for good"),
    "meet_need": lambda: tr("Need met"),
    "reopen_need": lambda: tr("Need open again"),
    "tell_need": lambda: tr("Need told as a story"),
    "refer_need": lambda: tr("Need passed to a partner"),
    "answer_referral": lambda: tr("Answer kept"),
    "add_step": lambda: tr("Step added"),
    "settle_step": lambda: tr("Step settled"),
    "settle_commitment": lambda: tr("Promise settled"),
    "begin_group": lambda: tr("Group begun"),
    "edit_group": lambda: tr("Group changed"),
    "end_group": lambda: tr("Group ended"),
    "join_group": lambda: tr("They belong to the group now"),
    "leave_group": lambda: tr("They have left the group"),
    "change_role": lambda: tr("Part changed"),
    "plan_meeting": lambda: tr("Meeting planned"),
    "edit_meeting": lambda: tr("Meeting changed"),
    "call_off": lambda: tr("Meeting called off"),
    "ask_to_meeting": lambda: tr("Guests added"),
    "mark_attendance": lambda: tr("Attendance kept"),
    "hold_meeting": lambda: tr("Held, and saved as a listening"),
    "prepare": lambda: tr("Preparation kept"),
    "reflect": lambda: tr("Reflection kept, for you alone"),
    "agree_step": lambda: tr("Step agreed"),
    "edit_step": lambda: tr("Step changed"),
    "move_step": lambda: tr("Step moved"),
    "make_promise": lambda: tr("Promise made"),
    "edit_promise": lambda: tr("Promise changed"),
    "renew_promise": lambda: tr("Promise renewed"),
    "begin_ask": lambda: tr("Asked"),
    "edit_ask": lambda: tr("Ask changed"),
    "remove_ask": lambda: tr("Ask removed"),
    "move_ask": lambda: tr("Kept what happened"),
    "chase_ask": lambda: tr("Asked again"),
    "edit_ask_move": lambda: tr("What happened was changed"),
    "remove_ask_move": lambda: tr("Taken out of the history"),
    "answers": lambda: tr("Statement joined to the ask"),
    "answers_no_more": lambda: tr("Statement taken off the ask"),
    "add_partner": lambda: tr("Partner added"),
    "edit_partner": lambda: tr("Partner changed"),
    "place_partner": lambda: tr("Moved on the map"),
    "remove_partner": lambda: tr("Partner removed"),
    "say_when_open": lambda: tr("Kept when it is open"),
    "write_pack": lambda: tr("Pack written"),
    "push_to_hub": lambda: tr("Left on the hub"),
    "merge": lambda: tr("Pack merged"),
    "unmerge": lambda: tr("Merge taken back"),
    "let_stand_what_waited": lambda: tr("What waited for a newer version stands"),
    "choose": lambda: tr("Chosen between two values"),
}


SEEN_WHERE_IT_WAS_DONE = frozenset(
    {"knock", "knock_doors", "code_statement", "uncode_statement", "mark_attendance"}
)
"""The intentions of many keys in a row, whose row says by itself what came of each."""


_TOLD_WHOLE = frozenset({"same_person", "two_people", "tell_apart", "pass_on_worry"})
"""The intentions whose sentence names nobody: it is of two, or of what is kept from all."""


def is_seen_at_once(change: Change) -> bool:
    """Whether a change needs no telling, since whoever pressed the key sees it where they look."""
    return change.road == "do" and change.intention in SEEN_WHERE_IT_WAS_DONE


def comes_unasked(change: Change) -> bool:
    """Whether a change is what a carrier brought, of which the status line tells."""
    return change.road in CARRIED


_COUNTED: dict[str, Callable[[int], str]] = {
    "change_keeper": lambda count: plural(
        "{count} resident has another keeper", "{count} residents have another keeper", count
    ),
}
"""The same for those that are done to many records at once."""


def what_was_done(change: Change, about: Named = NAMELESS) -> str:
    """The sentence for a change, as a toast says it; `about` is what its record is called now."""
    whom = "" if change.intention in _TOLD_WHOLE else _in_words(about)
    if change.road not in ("undo", "redo"):
        done = _settled(change, about) or _done(change)
        whom = whom or ", ".join(_what_went(change))
        plainly = tr("{done}: {whom}", done=done, whom=whom) if whom else done
        return _kept_by(change, about) or plainly
    what = deed(change.intention)
    if whom:
        what = tr("{done}, {whom}", done=what, whom=whom)
    if not change.touched:
        return tr("Nothing to put back: it was written over or forgotten since ({what})", what=what)
    if change.road == "undo":
        return tr("Taken back: {what}", what=what)
    return tr("Brought back: {what}", what=what)


def _done(change: Change) -> str:
    words, counted = _DONE.get(change.intention), _COUNTED.get(change.intention)
    if counted and change.count > 1:
        return counted(change.count)
    return words() if words else tr("Saved")


def _what_went(change: Change) -> Iterable[str]:
    return what_went(change) if change.intention == "unmerge" else ()


def _kept_by(change: Change, about: Named) -> str:
    """Who keeps a resident now; empty for all else, and where many were handed over at once."""
    whom = _in_words(about)
    if change.intention != "change_keeper" or not whom:
        return ""
    if not about.keeper:
        return tr("{whom} has no keeper now", whom=whom)
    return tr("{whom} has a new keeper: {keeper}", whom=whom, keeper=about.keeper)


def _settled(change: Change, about: Named) -> str:
    """How a promise or a step was settled, or that it is open again; empty for all else."""
    settles = change.intention in ("settle_commitment", "settle_step")
    if not settles or about.state is None:
        return ""
    return {
        CommitmentState.OPEN: tr("Open again"),
        CommitmentState.KEPT: tr("Kept"),
        CommitmentState.PART_KEPT: tr("Kept in part"),
        CommitmentState.LAPSED: tr("Lapsed"),
        CommitmentState.RENEWED: tr("Renewed"),
        CommitmentState.RELEASED: tr("Released"),
        StepState.OPEN: tr("Open again"),
        StepState.DONE: tr("Done"),
        StepState.DROPPED: tr("Dropped"),
    }[about.state]


def _in_words(about: Named) -> str:
    if len(about.names) > 1:
        one, other = about.names
        return tr("{one} and {other}", one=one, other=other)
    whole = " ".join("".join(about.names).split())
    return whole if len(whole) <= _LONGEST_NAME else f"{whole[:_LONGEST_NAME].rstrip()}…"


def spoken_intentions() -> frozenset[str]:
    """The intentions that have a sentence; a test holds them against the services."""
    return frozenset(_DONE)
