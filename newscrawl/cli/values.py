"""Values of options: from the words of a command line, or a sentence that says what is asked for."""

import argparse
import os
import re

JOBS_A_CORE = 4  # more make nothing faster, and each takes its memory


def count(text: str) -> int:
    """A whole number above 0."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def jobs(text: str) -> int:
    """A number of processes: no more than this machine can use."""
    return min(count(text), JOBS_A_CORE * (os.cpu_count() or 1))


def port(text: str) -> int:
    """A TCP port; 0 is any."""
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port (0 to 65535)")
    return int(text)


def pattern(text: str) -> str:
    """A regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no regular expression: {error}") from error
    return text


def age(text: str) -> float:
    """A length of time such as 2d, in seconds."""
    found = re.fullmatch(r"(\d{1,6})([mhdw])", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no age such as 2d, 12h or 30m")
    return float(found[1]) * {"m": 60, "h": 3600, "d": 86400, "w": 604800}[found[2]]
