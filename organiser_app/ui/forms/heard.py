"""What was heard, typed as in quick capture, where who was there and where is known already."""

from __future__ import annotations

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.quick_capture import ParsedListening, parse
from organiser_app.domain.values import EntryRoad
from organiser_app.language import plural, tr
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import TextField

_LINES = 6


class HeardField(TextField):
    """Several lines, each one thing heard; under them stands what was understood."""

    def __init__(self, words: str, desk: Desk) -> None:
        self._desk = desk
        self._example = tr(
            "One thing a line, as “concern: damp in the hall” or “will: Bill brings the list by "
            "Friday”. Other lines are the note."
        )
        super().__init__(words, self._example, lines=_LINES)
        self.box.textChanged.connect(self._preview)

    def heard(self) -> ListeningInput | None:
        """What was understood, as a listening of which the rest is still to be said, or None."""
        parsed = self._parsed(self.text())
        return parsed[0].listening if parsed else None

    def kept(self) -> str:
        """The lines for the draft: all but a safeguarding worry, which no log holds."""
        text = super().kept()
        worries = {line for each in self._parsed(text) for line in each.worry_lines}
        lines = enumerate(text.split("\n"), 1)
        return "\n".join(line for number, line in lines if number not in worries)

    def check(self) -> bool:
        """Whether all of it can be kept; where it can't, say why."""
        problem = self._problem()
        self.set_problem(problem)
        return not problem

    def _parsed(self, text: str) -> tuple[ParsedListening, ...]:
        if not text.strip():
            return ()
        now = self._desk.log.clock().astimezone()
        return parse(text, now, entered=EntryRoad.LATER).listenings

    def _problem(self) -> str:
        parsed = self._parsed(self.text())
        waiting = [problem for each in parsed for problem in each.problems if problem.waits]
        if waiting:
            return str(waiting[0])
        if any(each.left_over for each in parsed):
            return tr("This is too long to be kept.")
        if len(parsed) > 1:
            return tr("This is one meeting: take the line of dashes out.")
        if any(each.listening.people or each.listening.where for each in parsed):
            return tr("Who was there, and where, is known already: take “with:” and “at:” out.")
        return ""

    def _preview(self) -> None:
        heard = self.heard()
        if heard is None:
            self.set_hint(self._example)
        else:
            self.set_hint(_in_words(heard))


def _in_words(heard: ListeningInput) -> str:
    said = len(heard.statements)
    agreed = len(heard.next_steps) + len(heard.commitments)
    parts = (
        plural("{count} thing heard", "{count} things heard", said) if said else "",
        plural("{count} thing agreed", "{count} things agreed", agreed) if agreed else "",
        tr("a note") if heard.note else "",
    )
    return tr("Understood: {what}.", what=", ".join(filter(None, parts)) or tr("nothing yet"))
