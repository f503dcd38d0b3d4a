"""Two logs that were worked in apart: one hands the other a pack that agrees with it in part."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Table, select

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    ProjectInput,
    ResidentInput,
    StatementEdit,
    StatementInput,
)
from organiser_app.domain.values import (
    CommitmentState,
    ConsentPurpose,
    ProjectStage,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.listenings import record_listening
from organiser_app.services.projects import edit_project, start_project
from organiser_app.services.promises import settle_commitment
from organiser_app.services.residents import add_resident, edit_resident, record_consent
from organiser_app.services.statements import edit_statement
from organiser_app.services.steps import move_step
from organiser_app.store.log import Log
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.texts import current_texts
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.taking import merge_pack
from organiser_app.sync.withdrawing import withdraw
from tests.sync.teams import acquaint, device_of, log_of

DAMP = "Damp in the back bedroom, the council never rings back."
OURS = (
    "Damp in the back bedroom and now the baby’s cot, the council never rings back. He has rung"
    " four times since Christmas."
)
THEIRS = (
    "Damp in the back bedroom, Wenbury Homes say it is condensation. He has a surveyor’s letter"
    " from 2019 that says otherwise."
)
WHERE, RING, PRICES, KITCHEN = "21 Ambleside Walk", "Ring Pauline back", "Three prices", "Kitchen"
PHONE = "07700 900123"
SURE, LATER = timedelta(days=5), timedelta(days=8)


def common_ground(log: Log, today: date) -> None:
    """What one log writes and shares before the others change it: a listening and a project."""
    people = ("Pauline Fisk", "Bill Hughes", "Edie Marsh")
    for name in people[1:]:
        add_resident(log.work(), ResidentInput(name=name, where="4 Ambleside Walk"))
    record_listening(
        log.work(),
        ListeningInput(
            at=log.clock(),
            where=WHERE,
            people=(PersonInput(name=people[0], is_new=True),),
            statements=(StatementInput(kind=StatementKind.CONCERN, words=DAMP, strength=5),),
            next_steps=(NextStepInput(what=RING, due_on=today),),
            commitments=(CommitmentInput(who="Bill Hughes", what=PRICES, due_on=today),),
        ),
    )
    start_project(log.work(), ProjectInput(name=KITCHEN, summary="Cooking together"))
    pauline = ResidentInput(name=people[0], where=WHERE, phone=PHONE)
    edit_resident(log.work(), called(log, people[0]), pauline)
    for name in people:
        share(log, name, today)


def share(log: Log, name: str, today: date) -> None:
    """A resident agrees to be shared with the team."""
    purpose = ConsentPurpose.SHARE_WITH_TEAM
    record_consent(log.work(), called(log, name), purpose, given=True, on=today)


def called(log: Log, name: str) -> UUID:
    """The resident of a name, the latest of several."""
    with log.reading() as connection:
        query = select(t.resident.c.id).where(t.resident.c.name == name, t.live(t.resident))
        found = connection.execute(query.order_by(t.resident.c.id.desc())).scalars().first()
    assert isinstance(found, UUID)
    return found


def only(log: Log, table: Table, field: str, words: str) -> UUID:
    """The one row of a table in which a field says just that."""
    with log.reading() as connection:
        found = connection.execute(select(table.c.id).where(table.c[field] == words)).scalar_one()
    assert isinstance(found, UUID)
    return found


def said_damp(log: Log) -> UUID:
    """The statement about the damp."""
    with log.reading() as connection:
        query = select(t.wording.c.of_id).where(t.wording.c.body == DAMP)
        found = connection.execute(query).scalar_one()
    assert isinstance(found, UUID)
    return found


def go_on(log: Log, words: str, due_on: date, state: CommitmentState, today: date) -> None:
    """Change the same three things that others change otherwise."""
    edit = StatementEdit(words=words, permission=QuotePermission.ASK_FIRST, strength=5)
    edit_statement(log.work(), said_damp(log), edit)
    move_step(log.work(), only(log, t.next_step, "what", RING), due_on)
    settle_commitment(log.work(), only(log, t.commitment, "what", PRICES), state, today)


def go_on_alone(log: Log, today: date) -> None:
    """What the other log alone does: hears somebody, changes a project, lets somebody go."""
    record_listening(
        log.work(),
        ListeningInput(
            at=log.clock(),
            where="school gate",
            people=(PersonInput(name="Kasia Nowak", is_new=True),),
            statements=(
                StatementInput(kind=StatementKind.LOVE, words="The crossing patrol"),
                StatementInput(kind=StatementKind.GIFT, words="Can drive a van on Tuesdays"),
            ),
        ),
    )
    share(log, "Kasia Nowak", today)
    again = ResidentInput(name="P. Fisk", where=WHERE, phone=PHONE)
    add_resident(log.work(), again)
    share(log, "P. Fisk", today)
    kitchen = only(log, t.project, "name", KITCHEN)
    changed = ProjectInput(
        name=KITCHEN, summary="Cooking together on Fridays", stage=ProjectStage.IDEA
    )
    edit_project(log.work(), kitchen, changed, today)
    withdraw(log.work(), called(log, "Edie Marsh"), today)


def handed(giver: Log, path: Path, *, since_last: bool = False) -> Path:
    """A pack of a log for its team."""
    return write_pack_of(giver, path, since_last=since_last).path


def pack_that_disagrees(ours: Log, theirs: Log, folder: Path) -> Path:
    """Two who know each other begin alike and go on apart; the pack of the other."""
    today = ours.clock().date()
    common_ground(ours, today)
    merge_pack(theirs, handed(ours, folder / "begin.pack"))
    merge_pack(ours, handed(theirs, folder / "seen.pack"))
    _later(ours, theirs)
    go_on(ours, OURS, today + SURE, CommitmentState.KEPT, today)
    _later(ours, theirs)
    go_on(theirs, THEIRS, today + LATER, CommitmentState.PART_KEPT, today)
    go_on_alone(theirs, today)
    _later(ours, theirs)
    return handed(theirs, folder / "theirs.pack", since_last=True)


def _later(*logs: Log) -> None:
    for log in logs:
        device_of(log).clock.advance(minutes=47)


def said_now(log: Log, row_id: str) -> str:
    """The words of a statement as they are shown."""
    of = UUID(row_id)
    with log.reading() as connection:
        return current_texts(connection, (of,), (WordingPart.WORDS,))[of, WordingPart.WORDS].body


def apart_in(folder: Path, template: Path) -> Path:
    """Fill a folder with Ada’s log, Beth’s, and her pack (`theirs.pack`); the folder again."""
    with log_of(folder, template, "Ada") as ada, log_of(folder, template, "Beth") as beth:
        acquaint(ada, beth)
        pack_that_disagrees(ada, beth, folder)
    return folder
