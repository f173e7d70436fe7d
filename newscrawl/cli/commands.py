"""What each command does."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.items import RawPage, Rejected
from newscrawl.sources import MAX_BYTES, read_page, url_problem


def crawl(args: Namespace) -> int:
    """`newscrawl crawl`."""
    for url in args.url:
        if problem := url_problem(url):
            return usage_error(f"{url}: {problem}")
    keys = ("url", "since", "include", "exclude")
    return _run("site", args, {key: getattr(args, key) for key in keys})


def fetch(args: Namespace) -> int:
    """`newscrawl fetch`."""
    if args.input_file != "-" and not Path(args.input_file).is_file():
        return usage_error(f"{args.input_file}: there is no such file")
    return _run("urls", args, {"file": args.input_file})


def replay(args: Namespace) -> int:
    """`newscrawl replay`."""
    return _run("replay", args, {"path": args.path})


def _run(spider: str, args: Namespace, spider_args: dict[str, Any]) -> int:
    from newscrawl.cli.run import run_spider  # noqa: PLC0415 - Scrapy takes half a second to load

    return run_spider(spider, args, spider_args)


def schema(_args: Namespace) -> int:
    """`newscrawl schema`."""
    from newscrawl.schema import schema_text  # noqa: PLC0415 - only this command needs it

    sys.stdout.write(schema_text())
    return 0


def clean(args: Namespace) -> int:
    """`newscrawl clean`."""
    page = _one_page(args)
    if isinstance(page, Rejected):
        return failure(f"{page.source}: {page.detail}")
    result = clean_page(page.body, page.url, encoding=page.encoding)
    if args.removals and (problem := _write_removals(Path(args.removals), result)):
        return failure(problem)
    if args.blocks:
        for block in result.blocks:
            print(_json(block))
    elif result.article:
        print(result.article.text if args.text else _json(result.article))
    return 0 if result.article else failure(f"no article: {result.reason}")


def _one_page(args: Namespace) -> RawPage | Rejected:
    if args.file != "-":
        return read_page(Path(args.file), args.url, args.encoding)
    body = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        detail = f"more than {MAX_BYTES // 2**20} MiB"
        return Rejected(url=args.url, source="stdin", reason="too_large", detail=detail)
    return RawPage(url=args.url, body=body, encoding=args.encoding, source="stdin")


def _write_removals(path: Path, result: CleanResult) -> str | None:
    lines = "".join(_json(removal) + "\n" for removal in result.removed)
    try:
        path.write_text(lines, encoding="utf-8")
    except OSError as error:
        return f"cannot write {path}: {error.strerror}"
    return None


def _json(record: Any) -> str:
    return json.dumps(asdict(record), ensure_ascii=False)
