"""The command line: `newscrawl crawl | fetch | replay | clean | schema`.

stdout is data, stderr everything else. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done in part
(some pages failed), 130 and 143 stopped by Ctrl-C and by SIGTERM.
"""

import os
import sys
from collections.abc import Sequence
from pkgutil import resolve_name

from newscrawl.cli.parser import build_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    args = build_parser().parse_args(argv)
    try:
        code: int = resolve_name(args.run)(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has what it wanted, as in `| head`. stdout is replaced, so that Python does
        # not complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code
