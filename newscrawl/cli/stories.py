"""`newscrawl stories`."""

import json
import sys
from argparse import Namespace
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from newscrawl.cli.outcome import failure, usage_error
from newscrawl.stored import StoredError
from newscrawl.stories.reading import read_stories


def stories(args: Namespace) -> int:
    """Write a line for every article: which story it tells, and whether it came first."""
    try:
        if args.output == "-":
            sizes = _write(args, sys.stdout)
        else:
            with Path(args.output).open("x", encoding="utf-8") as file:
                sizes = _write(args, file)
    except StoredError as error:
        return usage_error(str(error))
    except FileExistsError:
        return usage_error(f"{args.output} exists: name a new file")
    except BrokenPipeError:
        raise
    except OSError as error:
        return failure(f"cannot write {args.output}: {error.strerror}")
    told = sum(size > 1 for size in sizes.values())
    print(f"newscrawl: {sizes.total()} articles, {len(sizes)} stories; {told} told more than once", file=sys.stderr)
    return 0


def _write(args: Namespace, file: TextIO) -> Counter[str]:
    """Returns how many articles each story has; versions of one count once."""
    sizes: Counter[str] = Counter()
    for one in read_stories([Path(path) for path in args.articles]):
        file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
        sizes[one.story_id] += one.version == 1
    return sizes
