"""Options that speak of one kind of input alone: pages, or plain texts."""

from argparse import Namespace

_OF_TEXTS = ("title", "language", "mode", "field", "corpus")
_OF_PAGES = ("learn", "memory")


def idle_option(args: Namespace) -> str | None:
    """The option that would do nothing for this kind of input, in words; None where each does something."""
    if args.text:
        return next((f"--{name} is of pages, not of plain text" for name in _given(args, _OF_PAGES)), None)
    return next((f"--{name} is of plain text: say --text too" for name in _given(args, _OF_TEXTS)), None)


def _given(args: Namespace, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if getattr(args, name, None)]
