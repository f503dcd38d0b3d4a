"""The command that makes the logs of a sample team."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from organiser_app.cli.call import Call
from organiser_app.cli.output import answer
from organiser_app.cli.passphrase import new_passphrase
from organiser_app.language import tr
from organiser_app.services.new_log import free_path
from organiser_app.services.sample.content import places
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.store.files import plain_problems
from organiser_app.store.log import create_log
from organiser_app.sync.cards import MemberCard
from organiser_app.sync.members import identity_of, know_team
from organiser_app.sync.opening import open_log


def demo(call: Call) -> None:
    """Make each organiser of a team a log, from a seed of its own; they know each other."""
    said = call.arguments
    secret = new_passphrase()
    with plain_problems(said.folder):
        said.folder.mkdir(parents=True, exist_ok=True)
    paths = [_make(call, secret, number) for number in range(said.organisers)]
    _acquaint(call, secret, paths)
    facts = {"folder": said.folder, "size": said.size, "seed": said.seed, "logs": paths}
    answer(call, facts, [tr("Made the sample log {path}.", path=path) for path in paths])


def _make(call: Call, secret: str, number: int) -> Path:
    """The sample log of that number in its team, wholly or not at all."""
    said = call.arguments
    path = free_path(said.folder, places().home.patch)
    with create_log(path, secret, call.around) as log:
        today = log.clock().date()
        try:
            seed = said.seed + number
            write_sample(log.work(), SampleSize(said.size), seed, today, whose=number)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
    return path


def _acquaint(call: Call, secret: str, paths: Sequence[Path]) -> None:
    """Let each log know the others of its team, as though all words had been read aloud."""
    if len(paths) == 1:
        return
    cards = [_card(call, secret, path) for path in paths]
    for own, path in zip(cards, paths, strict=True):
        with open_log(path, secret, call.around) as log:
            know_team(log, [card for card in cards if card is not own])


def _card(call: Call, secret: str, path: Path) -> MemberCard:
    with open_log(path, secret, call.around) as log:
        return identity_of(log).card
