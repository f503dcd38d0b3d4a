"""Writes the map to a file: as it is seen, or as a network for another program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog

from organiser_app.domain.rules.filenames import safe_name
from organiser_app.exchange.graphml import graphml
from organiser_app.exchange.kumu import kumu_connections, kumu_elements
from organiser_app.exchange.web_names import called_in_file
from organiser_app.language import tr
from organiser_app.store.files import write_whole
from organiser_app.store.queries.web import Web
from organiser_app.ui.pages.web.canvas import paint_exactly
from organiser_app.ui.pages.web.drawing import View, paint_look
from organiser_app.ui.pages.web.export_dialog import ExportChoice, ExportDialog, FileKind
from organiser_app.ui.pages.web.looks import ColourBy, Look
from organiser_app.ui.pages.web.picture import Picture
from organiser_app.ui.painting import text
from organiser_app.ui.theme import Mode, Text, theme_for

if TYPE_CHECKING:
    from organiser_app.ui.pages.web.page import WebPage

_TIMES = 2
"""How many pixels of a PNG make one of the window."""
_FOOT, _ENTRY = 32, 18


def export_web(page: WebPage) -> None:
    """Ask what is to leave and where to, and write it."""
    seen = page.map.picture.by_id
    people = [person for person in page.study.web.people if person.id in seen]
    choice = ExportDialog(people, page).ask()
    if choice is None:
        return
    name = safe_name(tr("Web of {name}", name=page.desk.log.folder.name))
    ending = choice.kind.value
    proposed = str(Path.home() / f"{name}.{ending}")
    chosen, _ = QFileDialog.getSaveFileName(page, tr("Save the map"), proposed, f"*.{ending}")
    if chosen:
        save_web(page, choice, Path(chosen))


def save_web(page: WebPage, choice: ExportChoice, path: Path) -> None:
    """Write what the map shows to `path`; for Kumu, its connections to a file beside it."""
    files = files_of(page, choice, path)

    def write() -> None:
        for target, content in files.items():
            write_whole(target, content)

    page.desk.tasks.run(
        write,
        lambda _: page.header.set_sentence(_saved_words(files)),
        page.desk.bus.failed.emit,
        owner=page,
    )


def _saved_words(files: Iterable[Path]) -> str:
    first, *beside = (file.name for file in files)
    if beside:
        return tr("Saved as {name}, with {beside} beside it.", name=first, beside=beside[0])
    return tr("Saved as {name}.", name=first)


def files_of(page: WebPage, choice: ExportChoice, path: Path) -> dict[Path, bytes]:
    """What is to be written, by where."""
    whole, seen = page.study.web, page.map.picture.by_id
    everybody = called_in_file(whole.people, choice.told)
    called = {one: name for one, name in everybody.items() if one in seen}
    drawn = {line.pair for line in page.map.picture.lines if not line.ended}
    web = Web(whole.people, tuple(tie for tie in whole.ties if tie.pair in drawn))
    if choice.kind is FileKind.GRAPHML:
        return {path: graphml(web, called)}
    if choice.kind is FileKind.KUMU:
        beside = path.with_name(f"{path.stem} {tr('connections')}{path.suffix}")
        return {path: kumu_elements(web, called), beside: kumu_connections(web, called)}
    picture, key = _renamed(page.map.picture, called), _key(page)
    paint = _svg if choice.kind is FileKind.SVG else _png
    return {path: paint(picture, key, page.map.view, page.map.size())}


def _renamed(picture: Picture, called: Mapping[UUID, str]) -> Picture:
    """The picture with other names, and without those of streets."""
    dots = tuple(dot._replace(label=called[dot.id]) for dot in picture.dots)
    return replace(picture, dots=dots, regions=(), by_id={dot.id: dot for dot in dots})


def _key(page: WebPage) -> tuple[Look, ...]:
    """The looks of the map; keepers are numbered, since their names do not leave."""
    looks = page.key.looks
    if page.controls.colour_by() is ColourBy.CIRCLE:
        return looks
    return tuple(
        replace(look, words=tr("Keeper {number}", number=number)) if look.filled == 1 else look
        for number, look in enumerate(looks, 1)
    )


def _png(picture: Picture, key: tuple[Look, ...], view: View, size: QSize) -> bytes:
    whole = QSize(size.width(), size.height() + _FOOT) * _TIMES
    image = QImage(whole, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_TIMES)
    _paint(image, picture, key, view, size)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(held.data())


def _svg(picture: Picture, key: tuple[Look, ...], view: View, size: QSize) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = QSvgGenerator()
    sheet.setOutputDevice(buffer)
    whole = QSize(size.width(), size.height() + _FOOT)
    sheet.setSize(whole)
    sheet.setViewBox(QRectF(0, 0, whole.width(), whole.height()))
    _paint(sheet, picture, key, view, size)
    return bytes(held.data())


def _paint(
    on: QPaintDevice, picture: Picture, key: tuple[Look, ...], view: View, size: QSize
) -> None:
    """The map with its key at the foot, in light colours, which a page of paper has."""
    theme = theme_for(Mode.LIGHT)
    painter = QPainter(on)
    whole = QRectF(0, 0, size.width(), size.height() + _FOOT)
    painter.fillRect(whole, QColor(theme.colours.surface))
    paint_exactly(painter, picture, view, (size.width(), size.height()), theme)
    left = 16.0
    for look in key:
        box = QRectF(left, size.height() + 8, 14, 14)
        paint_look(painter, box, look, theme)
        words = QRectF(box.right() + 6, box.y() - 2, size.width(), _ENTRY)
        font = theme.font(Text.META)
        left = words.x() + text.line(painter, words, look.words, font, theme.colours.muted) + _ENTRY
    painter.end()
