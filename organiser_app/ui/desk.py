"""What pages share: they read the log and change it through the desk, never by themselves.

Every read and every change runs on the log's one worker and comes back to the window's thread;
every change is told on the bus, so that the screens which show what it touched can refresh.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organiser_app.domain.change import Change
from organiser_app.domain.errors import Cancelled
from organiser_app.services import drafts
from organiser_app.services.settings import leave_doors_alone_for
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Answer, Log, Query
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.ui.bus import Bus, Destination
from organiser_app.ui.tasks import Failed, Tasks, Then

Given = ParamSpec("Given")
Result = TypeVar("Result")
Service = Callable[Concatenate[UnitOfWork, Given], Change]


class Desk(QObject):
    """An open log, with the worker that uses it and the bus that tells of it.

    `away` is the worker for what takes long and holds nobody up, such as the day's backup and what
    waits for a network; it uses the log between the others.
    """

    was_read = Signal(QObject, object)
    """Whose question was answered, and the tables that were read for it."""

    def __init__(
        self,
        log: Log,
        tasks: Tasks,
        bus: Bus,
        searching: Tasks | None = None,
        away: Tasks | None = None,
    ) -> None:
        super().__init__()
        self.log = log
        self.tasks = tasks
        self.bus = bus
        self._searching = searching or tasks
        self.away = away or tasks

    @property
    def today(self) -> date:
        """The present day, where the machine is."""
        return self.log.clock().astimezone().date()

    def read(
        self,
        query: Query[Result],
        then: Then[Result],
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Ask the log, and hand the answer to `then`."""
        self.tasks.run(
            self._asking(query),
            self._telling(then, owner),
            failed or self.bus.failed.emit,
            owner=owner,
        )

    def attempt(
        self,
        what: str,
        job: Callable[[], Result],
        then: Then[Result],
        *,
        owner: QObject,
        worker: Tasks | None = None,
        stopped: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something that may go wrong; once `what` it is goes well, its error is told no more.

        It is done by the log's worker, or by another. `stopped` is called where it does not end
        well; that somebody stopped it is no error.
        """

        def done(result: Result) -> None:
            self.bus.went_well.emit(what)
            then(result)

        def fail(problem: Exception) -> None:
            if not isinstance(problem, Cancelled):
                self.bus.failed.emit(problem)
                self.bus.failed_at.emit(what)
            stopped()

        (worker or self.tasks).run(job, done, fail, owner=owner)

    def read_latest(
        self,
        topic: str,
        query: Query[Result],
        then: Then[Result],
        *,
        owner: QObject,
    ) -> None:
        """Ask the log beside its worker, for answers that the next key makes stale."""
        self._searching.run_latest(
            topic,
            self._asking(query),
            self._telling(then, owner),
            self.bus.failed.emit,
            owner=owner,
        )

    def beside(
        self,
        topic: str,
        job: Callable[[], Result],
        then: Then[Result],
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Do work that needs no log, such as making a report, beside the log's worker."""
        self._searching.run_latest(topic, job, then, failed or self.bus.failed.emit, owner=owner)

    def change(
        self,
        service: Service[Given],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> None:
        """Have a service change the log, and tell the bus what it did."""
        self.change_then(lambda _: None, self.bus.failed.emit, service, *args, **kwargs)

    def change_then(
        self,
        then: Then[Change],
        failed: Failed,
        service: Service[Given],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> None:
        """As `change`, for a form that must know what came of it."""

        def done(change: Change) -> None:
            then(change)
            self.bus.changed.emit(change)

        self.tasks.run(lambda: service(self.log.work(), *args, **kwargs), done, failed)

    def undo(self) -> None:
        """Take the latest change back."""
        self.change(undo)

    def redo(self) -> None:
        """Bring the latest undone change back."""
        self.change(redo)

    def keep_draft(self, draft_id: UUID, form: str, body: str) -> None:
        """Keep what stands in a form now."""
        self._local(lambda: drafts.keep_draft(self.log, draft_id, form, body))

    def leave_doors_alone_for(self, days: int) -> None:
        """Keep for how many days a door that was knocked at warns."""
        self.tasks.run(
            lambda: leave_doors_alone_for(self.log, days), lambda _: None, self.bus.failed.emit
        )

    def show(self, page: str, record_id: UUID | None = None, form: str = "") -> None:
        """Ask the window for a page, a record on it, and the form that was begun there."""
        self.bus.wanted.emit(Destination(page, record_id, form))

    def show_statements(self, page: str, narrowed: StatementFilter) -> None:
        """Ask the window for the page that lists statements, narrowed to some of them."""
        self.bus.wanted.emit(Destination(page, narrowed=narrowed))

    def close(self) -> None:
        """Let the workers end and the log go; a change or a draft that waits is still written."""
        for beside in {self._searching, self.away} - {self.tasks}:
            beside.close(drop=True)
        self.tasks.close()
        self.log.close()

    def _local(self, job: Callable[[], None]) -> None:
        self.tasks.run(job, lambda _: self.bus.drafts_changed.emit(), self.bus.failed.emit)

    def _asking(self, query: Query[Result]) -> Callable[[], Answer[Result]]:
        return lambda: self.log.ask(query)

    def _telling(self, then: Then[Result], owner: QObject) -> Then[Answer[Result]]:
        def tell(answer: Answer[Result]) -> None:
            self.was_read.emit(owner, answer.tables)
            then(answer.result)

        return tell
