"""What is said of a pack that was just written, in the window and by command."""

from __future__ import annotations

from organiser_app.language import plural, tr
from organiser_app.sync.handing import PackWritten
from organiser_app.sync.manifest import PackKind


def written_words(written: PackWritten, file: str) -> str:
    """What was written, for whom, and how much it holds; `file` is what it is called there."""
    if not written.readers:
        return tr(
            "Wrote {file}. Tell the passphrase in another way than you hand it over.", file=file
        )
    names = ", ".join(each.name for each in written.readers)
    if written.manifest.kind is PackKind.COUNTS:
        return tr("Wrote {file} for {names}: figures alone.", file=file, names=names)
    if written.manifest.kind is PackKind.PSEUDONYMOUS:
        return plural(
            "Wrote {file} for {names}, under pseudonyms: {count} entry.",
            "Wrote {file} for {names}, under pseudonyms: {count} entries.",
            written.manifest.records,
            file=file,
            names=names,
        )
    return plural(
        "Wrote {file} for {names}: {count} entry.",
        "Wrote {file} for {names}: {count} entries.",
        written.manifest.records,
        file=file,
        names=names,
    )
