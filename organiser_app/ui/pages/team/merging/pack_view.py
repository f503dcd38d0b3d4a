"""One pack before it is merged: its counts, the rows behind each number, and the merge."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from organiser_app.language import tr
from organiser_app.sync.looking import PackSeen
from organiser_app.ui.pages.beside import bind_keys
from organiser_app.ui.pages.team.merging.counts import CountStrip
from organiser_app.ui.pages.team.merging.disagreement_sheet import DisagreementSheet
from organiser_app.ui.pages.team.merging.frame import Framed
from organiser_app.ui.pages.team.merging.groups import (
    Section,
    counts_of,
    groups_of,
    meant_by,
    rows_of,
)
from organiser_app.ui.pages.team.merging.rows_sheet import RowsSheet
from organiser_app.ui.pages.team.merging.told_sheet import ToldSheet
from organiser_app.ui.pages.team.merging.words import (
    made_words,
    merge_words,
    nothing_words,
    open_words,
    pack_heading,
    signed_words,
)
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, IconMark, Ink, label
from organiser_app.ui.widgets.labels import elided_label
from organiser_app.ui.widgets.tabs import Tabs


class PackView(Framed):
    """Sends `merge_wanted`, `put_aside`, or `more_wanted` where all rows are asked for."""

    merge_wanted = Signal()
    put_aside = Signal()
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What the pack does"))
        self._seen: PackSeen | None = None
        self._today = date.min
        self.signed, self.made = label("", ink=Ink.ACCENT), elided_label("", Text.BODY)
        self.notice = label("", ink=Ink.SOON, wrap=True)
        self.counts = CountStrip()
        self.ways = Tabs(tr("In which order"), [tr("By kind"), tr("By resident")])
        self.apart, self.told, self.behind = DisagreementSheet(), ToldSheet(), RowsSheet()
        self.merge = Button(tr("Merge it"), ButtonKind.PRIMARY, icon="team", keys=tr("Ctrl Enter"))
        self.stays_open = elided_label("", Text.BODY)
        self.aside = Button(tr("Put aside"), keys=tr("Esc"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.under_title.addWidget(IconMark("shield", tr("Signed"), "accent", side=16))
        self.under_title.addWidget(self.signed)
        self.under_title.addWidget(self.made, 1)
        self.under_title.addWidget(label(tr("Nothing has changed yet"), Text.META, Ink.MUTED))
        self.above.addWidget(self.notice)
        self.above.addWidget(self.counts)
        ways = QHBoxLayout()
        ways.setContentsMargins(current().metrics.gap, 0, current().metrics.gap, 0)
        ways.addWidget(self.ways)
        ways.addStretch(1)
        self.side.body.insertLayout(0, ways)
        for sheet in (self.apart, self.told, self.behind):
            self.right.addWidget(sheet)
        self.foot.addWidget(self.merge)
        self.foot.addWidget(self.stays_open)
        self.foot.addStretch(1)
        self.foot.addWidget(IconMark("undo", "", side=16))
        self.foot.addWidget(label(tr("Can be taken back whole"), ink=Ink.MUTED))
        self.foot.addWidget(self.aside)

    def _connect(self) -> None:
        self.list.marked.connect(self._show_row)
        self.counts.chosen.connect(self.go_to)
        self.ways.currentChanged.connect(lambda _: self._fill())
        self.apart.stepped.connect(self.list.walk)
        self.behind.more_wanted.connect(self.more_wanted)
        self.merge.clicked.connect(self.merge_wanted)
        self.aside.clicked.connect(self.put_aside)
        bind_keys(
            self.list,
            {"R": (tr("By kind, or by resident"), self.turn)},
        )

    def show_pack(self, seen: PackSeen, today: date) -> None:
        """Show another pack, or the same with more of its rows."""
        self._seen, self._today = seen, today
        self.title.setText(pack_heading(seen))
        self.signed.setText(signed_words(seen))
        self.made.setText(made_words(seen, today))
        self.notice.setText(" ".join(seen.taken.notices))
        self.notice.setVisible(bool(seen.taken.notices))
        counts = counts_of(seen)
        self.counts.show_counts(counts)
        self.merge.set_label(merge_words(sum(count.count for count in counts[:3])))
        self.stays_open.setText(open_words(len(seen.survey.disagreements)))
        self._fill()

    def turn(self) -> None:
        """Show the other order."""
        self.ways.setCurrentIndex(1 - self.ways.currentIndex())

    def go_to(self, key: str) -> None:
        """Take the first row of a section in hand, if it has one."""
        section = Section(key)
        if self.ways.currentIndex() and section is Section.CHANGED:
            self.ways.setCurrentIndex(0)
        self.list.choose(f"{section.value} 0")
        self.list.setFocus()
        self.counts.mark(key)

    def _fill(self) -> None:
        if self._seen is not None:
            by_person = self.ways.currentIndex() == 1
            rows = rows_of(self._seen, self._today, by_person=by_person)
            self.show_rows(rows)
            if not rows:
                self.told.tell(nothing_words(self._seen), ())
                self.show_on_right(self.told)

    def _show_row(self, row: SimpleRow) -> None:
        assert self._seen is not None  # noqa: S101
        section, place = meant_by(row.key)
        survey = self._seen.survey
        self.counts.mark(section.value)
        if section is Section.DISAGREED:
            several = survey.disagreements
            which = tr("{place} of {count}", place=place + 1, count=len(several))
            self.apart.show_one(several[place], which, self._today, may_choose=False)
            self.show_on_right(self.apart)
        elif section in (Section.ADDED, Section.CHANGED):
            by_person = self.ways.currentIndex() == 1
            groups = survey.people if by_person else groups_of(survey, section)
            self.behind.show_group(groups[place], self._today)
            self.show_on_right(self.behind)
        else:
            self._tell(section, place, row)
            self.show_on_right(self.told)

    def _tell(self, section: Section, place: int, row: SimpleRow) -> None:
        assert self._seen is not None  # noqa: S101
        if section is Section.SAME:
            self.told.tell_of_pair(self._seen.survey.perhaps_same[place])
        elif section is Section.GONE:
            self.told.tell_of_forgotten(self._seen.forgotten[place])
        else:
            self.told.tell_of_unread(row.title, row.under)
