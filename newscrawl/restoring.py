"""Removed blocks back into a stored article."""

from collections.abc import Callable, Sequence
from typing import Any

from newscrawl.cleaning.identity import content_hash, simhash
from newscrawl.stored import Record


def restore(
    article: Record, removals: Sequence[Record], chosen: Callable[[Record], bool]
) -> tuple[Record, list[Record]]:
    """The article with the chosen removals back in their places, and the removals that are left.

    Each piece stands on a line of its own, also one that was cut out of a paragraph: the paragraph's parts stay parted.
    The positions of what is left are those in the new text.
    """
    lines = article["text"].split("\n")
    text: list[str] = []
    left: list[Record] = []
    waiting = sorted(removals, key=_position)
    for position in range(len(lines) + 1):
        while waiting and (_position(waiting[0]) <= position or position == len(lines)):
            removal = waiting.pop(0)
            if chosen(removal):
                text.append(str(removal["text"]))
            else:
                left.append({**removal, "position": len(text)})
        text += lines[position : position + 1]
    restored = len(removals) - len(left)
    return (_with_text(article, "\n".join(text), restored, left) if restored else article), left


def _position(removal: Record) -> int:
    return int(removal["position"])


def _with_text(article: Record, text: str, restored: int, left: Sequence[Record]) -> Record:
    quality: dict[str, Any] = dict(article.get("quality") or {})
    quality["removed_blocks"] = len(left)
    quality["removed_chars"] = sum(len(removal["text"]) for removal in left)
    quality["restored_blocks"] = quality.get("restored_blocks", 0) + restored
    return {
        **article,
        "text": text,
        "content_hash": content_hash(text),
        "simhash": simhash(text),
        "quality": quality,
    }
