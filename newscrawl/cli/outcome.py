"""How a command ends that cannot do what was asked: one line on stderr, and the exit code."""

import sys


def failure(message: str) -> int:
    """Exit code 1."""
    warn(message)
    return 1


def usage_error(message: str) -> int:
    """Exit code 2."""
    warn(message)
    return 2


def warn(message: str) -> None:
    """One line on stderr."""
    print(f"newscrawl: {message}", file=sys.stderr)
