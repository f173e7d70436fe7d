"""What each command does."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newscrawl.cleaning import CleanResult, clean_text
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.cli.overrides import read_overrides
from newscrawl.cli.remembering import read_memory
from newscrawl.config import FILE, ConfigError, is_name, read_config, sites_of, slots_of
from newscrawl.items import RawPage, Rejected
from newscrawl.overrides import clean_raw
from newscrawl.sites import Site
from newscrawl.sources import MAX_BYTES, read_page, url_problem
from newscrawl.texts import decode_text


def crawl(args: Namespace) -> int:
    """`newscrawl crawl`."""
    if not args.url and not args.all:
        return usage_error("name a site's address, or a site of newscrawl.toml, or say --all")
    has_file = args.config is not None or Path(FILE).is_file()
    names = [word for word in args.url if has_file and is_name(word)]
    urls = [word for word in args.url if word not in names]
    for url in urls:
        if problem := url_problem(url):
            return usage_error(f"{url}: {problem}")
    try:
        sites = _configured(args, names, everything=args.all) if names or args.all or args.config else []
    except ConfigError as error:
        return usage_error(str(error))
    given = {key: getattr(args, key) for key in ("since", "include", "exclude")}
    return run_crawl("site", args, {"url": urls, "sites": [_overridden(site, given) for site in sites], **given})


def _configured(args: Namespace, names: list[str], *, everything: bool) -> list[Site]:
    """The sites of the file that are asked for; what else it says fills the options that were not given."""
    config = read_config(args.config or FILE)
    args.contact = args.contact or config.contact
    if "output" in args and not args.overwrite_output:
        args.output = args.output or config.output
    sites = sites_of(config, [] if everything else names) if everything or names else []
    args.slots = slots_of(sites)
    return sites


def _overridden(site: Site, given: dict[str, Any]) -> Site:
    """The command line wins over the file."""
    since = given["since"] or site.since
    include, exclude = (tuple(given[key] or ()) or getattr(site, key) for key in ("include", "exclude"))
    return replace(site, since=since, include=include, exclude=exclude)


def check_sites(args: Namespace) -> int:
    """`newscrawl sites check`."""
    try:
        sites = _configured(args, args.name, everything=not args.name)
    except ConfigError as error:
        return usage_error(str(error))
    from newscrawl.cli.check import check  # noqa: PLC0415 - Scrapy takes half a second to load

    return check(sites, args)


def fetch(args: Namespace) -> int:
    """`newscrawl fetch`."""
    if args.input_file != "-" and not Path(args.input_file).is_file():
        return usage_error(f"{args.input_file}: there is no such file")
    return run_crawl("urls", args, {"file": args.input_file})


def replay(args: Namespace) -> int:
    """`newscrawl replay`."""
    if not args.text:
        return _replay_pages(args)
    options = {"field": args.field, "mode": args.mode, "corpus": args.corpus}
    return run_crawl("texts", args, {"path": args.path, **options})


def _replay_pages(args: Namespace) -> int:
    """Without a file that is named, what is learned serves this run alone."""
    try:
        if args.memory and not args.learn:
            read_memory(args)
        with TemporaryDirectory(prefix="newscrawl-") as folder:
            if args.learn and not args.memory:
                args.memory = str(Path(folder, "memory.sqlite"))
            return run_crawl("replay", args, {"path": args.path, "learn": args.learn})
    except ConfigError as error:
        return usage_error(str(error))


def run_crawl(spider: Any, args: Namespace, spider_args: dict[str, Any]) -> int:
    """Run a spider, given by its name or class, with what newscrawl.toml overrides."""
    try:
        args.overrides = read_overrides(args)
    except ConfigError as error:
        return usage_error(str(error))
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
    try:
        result = page if isinstance(page, Rejected) else _clean(page, args)
    except ConfigError as error:
        return usage_error(str(error))
    if isinstance(result, Rejected):
        return failure(f"{result.source}: {result.detail}")
    if args.removals and (problem := _write_removals(Path(args.removals), result)):
        return failure(problem)
    if args.blocks:
        for block in result.blocks:
            print(_json(block))
    elif result.article:
        print(result.article.text if args.only_text else _json(result.article))
    return 0 if result.article else failure(f"no article: {result.reason}")


def _clean(page: RawPage, args: Namespace) -> CleanResult | Rejected:
    if not args.text:
        return clean_raw(page, read_overrides(args), read_memory(args), blocks=args.blocks)
    text = decode_text(page.body, str(page.source), page.url, page.encoding)
    if isinstance(text, Rejected):
        return text
    return clean_text(text.text, args.title, args.language, mode=args.mode, url=text.url)


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
