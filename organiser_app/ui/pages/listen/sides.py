"""Text, form and what will be saved held together: a change in one is in the others at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput, PersonInput, StatementInput
from organiser_app.domain.rules.entry import road_by_time
from organiser_app.domain.rules.quick_capture import Capture, completion_at, parse, render
from organiser_app.language import tr
from organiser_app.store.queries.people import NameRow
from organiser_app.store.queries.safeguarding import WhomToTell, whom_to_tell
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.listen import places
from organiser_app.ui.pages.listen.form import FormCard
from organiser_app.ui.pages.listen.known import Known
from organiser_app.ui.pages.listen.places import Part
from organiser_app.ui.pages.listen.rewriting import rewritten
from organiser_app.ui.pages.listen.said_card import SaidCard
from organiser_app.ui.pages.listen.saved_card import SavedCard
from organiser_app.ui.pages.listen.saved_rows import SavedRow, saved_rows
from organiser_app.ui.pages.listen.suggesting import Suggesting


class Sides(QObject):
    """The text is what is true; the form shows the listening and the thing at its cursor.

    What is changed in the form is written into the text, and the form is left as it was typed.
    `changed` comes after every change, wherever it was made.
    """

    changed = Signal()

    def __init__(self, said: SaidCard, form: FormCard, saved: SavedCard, desk: Desk) -> None:
        super().__init__(said)
        self._said, self._form, self._saved, self._desk = said, form, saved, desk
        self._editor = said.editor
        self.capture = Capture((), ())
        self._known = Known()
        self._meant: dict[str, UUID] = {}
        self._whom_to_tell = ""
        self._text = ""
        self._moment: datetime | None = None
        self._parts: list[Part] = [Part(0, 0, None)]
        self._part = 0
        self._number: int | None = None
        self._is_there = False
        self._writing = False
        self._offered_at = -1
        self._editor.textChanged.connect(self._read)
        self._editor.cursorPositionChanged.connect(self._follow)
        self._editor.focus_moved.connect(self._tell_unfinished)
        form.edited.connect(self._write)
        form.thing.edited.connect(self._write)
        form.thing.another_wanted.connect(self._begin_another)
        saved.chosen.connect(self._choose)
        self._fill()
        self.learn_whom_to_tell()
        self.suggesting = Suggesting(self._editor, saved, desk, lambda: self.capture)

    def learn_whom_to_tell(self) -> None:
        """Read who hears of a safeguarding worry, for the line that begins with one."""
        self._desk.read(whom_to_tell, self._tell_them, owner=self)

    def text_to_keep(self) -> str:
        """The text for the draft: all of it but a safeguarding worry, which no log holds."""
        text = self._editor.toPlainText()
        capture = self.capture if text == self._text else self._parsed(text)
        worries = {line for each in capture.listenings for line in each.worry_lines}
        lines = enumerate(text.split("\n"), 1)
        return "\n".join(line for number, line in lines if number not in worries)

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not self._text.strip()

    def listening(self) -> ListeningInput | None:
        """The listening in hand, if it has a word in it."""
        parsed = self._parts[self._part].parsed
        return parsed.listening if parsed else None

    def set_known(self, known: Known) -> None:
        """Take in who and which themes the log knows now."""
        self._known = known
        self._understand()
        self._saved.show_in_hand(self._part, self._number)

    def put_in_hand(self, text: str, moment: datetime | None) -> None:
        """Go on with another text, begun at a moment, or with an empty page."""
        self._moment = moment
        self._meant = {}
        self._editor.begin_with(text)
        self._read()
        self._fill()

    def begin_with_person(self, person: NameRow) -> None:
        """Begin a listening with a resident, where they live."""
        self._meant = {person.name: person.id}
        present = PersonInput(name=person.name, resident_id=person.id)
        moment = self._now()
        road = road_by_time(moment, moment)
        head = ListeningInput(at=moment, where=person.where, people=(present,), entered=road)
        self._moment = moment
        self._editor.begin_with(f"{render(head, moment)}\n")

    def _tell_them(self, whom: WhomToTell) -> None:
        if whom.part != self._whom_to_tell:
            self._whom_to_tell = whom.part
            self._understand()

    def _now(self) -> datetime:
        """The moment of the first key: what says no `when:` happened then."""
        return self._moment or self._desk.log.clock().astimezone()

    def _read(self) -> None:
        """Take in what the text says now; Qt tells of changes of colour too, which are none."""
        text = self._editor.toPlainText()
        if text == self._text:
            return
        self._text = text
        self._moment = None if self.is_blank() else self._now()
        self._understand()
        if not self._writing:
            self._fill()
            self._offer()
        self.changed.emit()

    def _understand(self) -> None:
        self.capture = self._parsed(self._text)
        self._parts = places.parts(self.capture, len(self._editor.lines()))
        self._part = min(self._part, len(self._parts) - 1)
        self._said.show_understood(self.capture)
        self._saved.show_rows(self._rows(), len(self.capture.listenings))
        self._tell_unfinished()

    def _parsed(self, text: str) -> Capture:
        themes = [theme.name for theme in self._known.themes]
        return parse(
            text,
            self._now(),
            residents=self._meant,
            themes=themes,
            whom_to_tell=self._whom_to_tell,
        )

    def _rows(self) -> list[SavedRow]:
        known, rows = self._known, list[SavedRow]()
        for number, part in enumerate(self._parts):
            if part.parsed:
                listening = part.parsed.listening
                rows.extend(saved_rows(number, listening, known, self._desk.today))
                known = known.with_new_of(listening)
        return rows

    def _follow(self) -> None:
        """Show the thing at the cursor in the form, once the cursor has gone to another."""
        self._said.show_problem()
        self._tell_unfinished()
        if self._editor.textCursor().position() != self._offered_at:
            self._editor.popup.hide()
        if not self._writing and self._place_at_cursor() != (self._part, self._number):
            self._fill()
            self.changed.emit()

    def _place_at_cursor(self) -> tuple[int, int | None]:
        line = self._editor.line()
        part = places.part_at(self._parts, line)
        parsed = self._parts[part].parsed
        return part, places.statement_at(parsed, line) if parsed else None

    def _fill(self) -> None:
        self._part, self._number = self._place_at_cursor()
        self._form.show_listening(self.listening(), self._now())
        self._show_thing()

    def _show_thing(self) -> None:
        self._is_there = self._number is not None
        self._form.thing.show_thing(self._thing(), self._which())
        self._saved.show_in_hand(self._part, self._number)

    def _thing(self) -> StatementInput | None:
        listening = self.listening()
        if listening is None or self._number is None:
            return None
        return listening.statements[self._number]

    def _which(self) -> str:
        listening = self.listening()
        if listening is None or self._number is None:
            return tr("new")
        count = len(listening.statements)
        return tr("{number} of {count}", number=self._number + 1, count=count)

    def _begin_another(self) -> None:
        self._number = None
        self._show_thing()
        self._form.thing.kind.setFocus()

    def _choose(self, part: int, number: int) -> None:
        """Go to a statement, in the text and in the form."""
        parsed = self._parts[part].parsed
        lines = places.statement_lines(parsed) if parsed else ()
        if lines:
            self._editor.go_to(lines[number])

    def _write(self) -> None:
        """Write what stands in the form into the text, and leave the form alone."""
        moment = self._now()
        self._moment = moment
        before = self.listening() or ListeningInput(at=moment, entered=road_by_time(moment, moment))
        try:
            wanted = self._with_thing(self._form.value(before, moment))
        except InvalidInput as problem:
            self._form.thing.words.set_problem(problem.message)
            return
        self._form.thing.words.set_problem("")
        part = self._parts[self._part]
        edits = rewritten(self._editor.lines(), part, wanted, moment, self._parsed)
        self._writing = True
        self._editor.rewrite(edits)
        self._read()
        self._writing = False
        self._saved.show_in_hand(self._part, self._number)

    def _with_thing(self, listening: ListeningInput) -> ListeningInput:
        """The listening with the thing in the form: changed, new, or taken away.

        A thing that was emptied keeps its place until the form shows another.
        """
        thing = self._form.thing.thing()
        said = list(listening.statements)
        place = len(said) if self._number is None else self._number
        said[place : place + self._is_there] = [thing] if thing else []
        if thing is not None:
            self._number = place
        self._is_there = thing is not None
        self._form.thing.set_started(started=self._is_there)
        return listening.model_copy(update={"statements": tuple(said)})

    def _offer(self) -> None:
        """Offer what completes a theme or a name where it is being typed."""
        editor = self._editor
        line = editor.textCursor().block().text()
        wanted = completion_at(line, editor.column())
        offers = self._known.offers(wanted) if wanted and editor.hasFocus() else []
        if wanted and [each.text for each in offers] == [wanted.typed]:
            offers = []
        self._offered_at = editor.textCursor().position()
        start = wanted.start if wanted else 0
        editor.popup.offer(offers, start, editor.cursorRect, editor.viewport())

    def _tell_unfinished(self) -> None:
        """The last line is being typed while the cursor stands in it."""
        cursor = self._editor.textCursor()
        last = not self._text[cursor.position() :].strip() and cursor.block().text().strip()
        if any(problem.waits for problem in self.capture.problems):
            self._saved.set_waiting()
        else:
            self._saved.set_unfinished(unfinished=bool(last) and self._editor.hasFocus())
