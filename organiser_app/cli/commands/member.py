"""The command about the members of a team: add one's card, confirm their words, see them leave."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from organiser_app.cli.call import Call
from organiser_app.cli.commands.identity import word_lines
from organiser_app.cli.files import expect_file
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.keeping_inputs import is_taken
from organiser_app.language import plural, tr
from organiser_app.store.files import plain_problems
from organiser_app.sync.card_files import text_in_file
from organiser_app.sync.cards import is_card, read_card
from organiser_app.sync.members import Adding, add_member, confirm_member, member_left
from organiser_app.sync.team import TeamMember, team, wrong_words
from organiser_app.sync.team import member as member_of


def member(call: Call) -> None:
    """Do what was asked for with a member, or list them all."""
    actions = {"add": _add, "list": _list, "confirm": _confirm, "left": _left}
    actions[call.arguments.action](call)


def _add(call: Call) -> None:
    card = read_card(_given(call.arguments.card))
    with opened(call) as log:
        added = add_member(log, card)
        known = log.read(lambda connection: member_of(connection, added.id))
    facts = {"log": call.log_path, "came_to": added.came_to, "member": _facts(known)}
    answer(call, facts, [_told(added.came_to, known.name), _how_to_confirm(call, known)])


def _given(text: str) -> str:
    """A card that was typed as it is, or the one in the file or on the picture that was named."""
    if is_card(text):
        return text
    file = Path(text)
    with plain_problems(file):
        return text_in_file(expect_file(file))


def _told(came_to: Adding, name: str) -> str:
    sentences = {
        Adding.NEW: tr("Added {name}, who is not confirmed yet.", name=name),
        Adding.NAMESAKE: tr(
            "Added another {name}, who is not confirmed yet. The one you know has other keys: this"
            " may be the same person with a new log, or somebody who only says so.",
            name=name,
        ),
        Adding.BACK: tr("{name} had left, and is to be confirmed again.", name=name),
    }
    return sentences[came_to]


def _how_to_confirm(call: Call, known: TeamMember) -> str:
    return tr(
        "Let {name} read their words aloud to you, and type what you hear: {command}",
        name=known.name,
        command=_pasted(call, "confirm", known.name, "--words", "…"),
    )


def _pasted(call: Call, *words: str) -> str:
    """The command about this log's members, to be pasted: others wrote what a card says."""
    return shlex.join(("organiser", "member", str(call.log_path), *words))


def _list(call: Call) -> None:
    with opened(call) as log:
        known = log.read(team)
    lines = [line for each in known for line in (_standing(each), *word_lines(each.words), "")]
    facts = {"log": call.log_path, "members": [_facts(each) for each in known]}
    answer(call, facts, lines[:-1] or [tr("Nobody's card was added to this log yet.")])


def _standing(known: TeamMember) -> str:
    if known.left_at is not None:
        day = known.left_at.astimezone().date().isoformat()
        return tr("{name}: left on {day}", name=known.name, day=day)
    if known.confirmed_at is None:
        return tr("{name}: not confirmed yet", name=known.name)
    day = known.confirmed_at.astimezone().date().isoformat()
    return tr("{name}: confirmed on {day}", name=known.name, day=day)


def _confirm(call: Call) -> None:
    said = call.arguments
    with opened(call) as log:
        waiting = [each for each in called(log.read(team), said.name) if not each.is_trusted]
        if not waiting:
            raise InvalidInput(tr("{name} is confirmed already.", name=said.name))
        chosen = _whose_words(waiting, said.words)
        confirm_member(log, chosen.id)
        chosen = log.read(lambda connection: member_of(connection, chosen.id))
    line = tr("{name} is confirmed: packs may go between you.", name=chosen.name)
    answer(call, {"log": call.log_path, "member": _facts(chosen)}, [line])


def _whose_words(waiting: Sequence[TeamMember], heard: str) -> TeamMember:
    """The one of some namesakes whose words were heard."""
    wrong = [wrong_words(each.words, heard) for each in waiting]
    if () in wrong:
        return waiting[wrong.index(())]
    fewest = min(wrong, key=len)
    raise InvalidInput(
        plural(
            "Word {places} is not the same. Let {name} read it once more. If it still differs, the"
            " card is not theirs: do not use it.",
            "Words {places} are not the same. Let {name} read them once more. If they still"
            " differ, the card is not theirs: do not use it.",
            len(fewest),
            places=", ".join(map(str, fewest)),
            name=waiting[wrong.index(fewest)].name,
        )
    )


def _left(call: Call) -> None:
    with opened(call) as log:
        found = called(log.read(team), call.arguments.name)
        present = [each for each in found if each.left_at is None] or found
        if len(present) > 1:
            raise InvalidInput(_several(call, len(present)))
        member_left(log, present[0].id)
        known = log.read(lambda connection: member_of(connection, present[0].id))
    line = tr("{name} left: no more packs go between you.", name=known.name)
    answer(call, {"log": call.log_path, "member": _facts(known)}, [line])


def _several(call: Call, count: int) -> str:
    return plural(
        "{count} member is called {name}.",
        "{count} members are called {name}. Give the id of the one you mean, as in: {command}",
        count,
        name=call.arguments.name,
        command=_pasted(call, "list", "--json"),
    )


def called(known: Sequence[TeamMember], name: str) -> list[TeamMember]:
    """Those of a name, whatever its case, or the one of an id."""
    found = [each for each in known if is_taken(name, [each.name]) or name == str(each.id)]
    if not found:
        raise NotFound(tr("No member of this log is called {name}.", name=name))
    return found


def _facts(known: TeamMember) -> dict[str, object]:
    return {
        "id": known.id,
        "name": known.name,
        "words": known.words,
        "added_at": known.added_at,
        "confirmed_at": known.confirmed_at,
        "left_at": known.left_at,
    }
