"""What a page says where the log holds many patches and it is of the log's own alone."""

from __future__ import annotations

from organiser_app.language import tr


def of_patch_alone(sentence: str, patch: str) -> str:
    """The sentence, and of which patch alone it is told; as it stands where that is empty."""
    if not patch:
        return sentence
    return tr("{sentence} This is {patch} alone, of many.", sentence=sentence, patch=patch)
