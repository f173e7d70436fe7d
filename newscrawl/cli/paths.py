"""Where the files of a run stand."""

from pathlib import Path


def beside(output: str, kind: str, suffix: str = ".jsonl") -> str | None:
    """The file of removals or rejects that goes with an output file; None for stdout.

    >>> beside("out/articles.jsonl", "removals")
    'out/removals.jsonl'
    >>> beside("monday.jsonl", "removals")
    'monday.removals.jsonl'
    """
    if output == "-":
        return None
    path = Path(output)
    if not path.is_file() and path.exists():  # a device or a pipe, such as /dev/null
        return None
    stem = path.name.removesuffix(".jsonl")
    return str(path.with_name(f"{kind}{suffix}" if stem == "articles" else f"{stem}.{kind}{suffix}"))
