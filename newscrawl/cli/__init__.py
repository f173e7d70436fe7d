"""The command line: `newscrawl crawl | fetch | replay | clean | schema`.

stdout is data, stderr everything else. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done in part
(some pages failed), 130 and 143 stopped by Ctrl-C and by SIGTERM.
"""

import errno
import os
import sys
from collections.abc import Sequence
from pkgutil import resolve_name

from newscrawl.cli.outcome import failure
from newscrawl.cli.parser import parse
from newscrawl.garbage import collect_rarely

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    try:
        collect_rarely()
        args = parse(argv)
        code: int = resolve_name(args.run)(args)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()  # the reader has what it wanted, as in `| head`
        return 0
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _close_stdout()
        return failure(f"cannot write {error.filename or 'the output'}: {error.strerror}")
    except KeyboardInterrupt:
        return 130
    return code


def _close_stdout() -> None:
    """Put nothing in the place of stdout, so that Python does not complain when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
