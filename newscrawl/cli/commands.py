"""What each command does."""

import glob
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newscrawl.cli.kinds_of_input import idle_option
from newscrawl.cli.outcome import usage_error, warn
from newscrawl.cli.overrides import read_overrides
from newscrawl.cli.paths import same_file
from newscrawl.cli.remembering import read_memory
from newscrawl.config import FILE, ConfigError, is_name, read_config, sites_of, slots_of
from newscrawl.sites import Site
from newscrawl.sources import url_problem

_NO_FILE = "there is no such file"


def crawl(args: Namespace) -> int:
    """`newscrawl crawl`."""
    if not args.url and not args.all:
        return usage_error("name a site's address, or a site of newscrawl.toml, or say --all")
    has_file = args.config is not None or Path(FILE).is_file()
    names = [word for word in args.url if has_file and is_name(word)]
    urls = [word for word in args.url if word not in names]
    for url in urls:
        if problem := url_problem(url):
            unnamed = f"; there is no {FILE} here that could name a site so" if is_name(url) and not has_file else ""
            return usage_error(f"{url}: {problem}{unnamed}")
    try:
        sites = _configured(args, names, everything=args.all) if names or args.all or args.config else []
    except ConfigError as error:
        return usage_error(str(error))
    if not args.quiet:
        _note_stories(urls)
    given = {key: getattr(args, key) for key in ("since", "include", "exclude")}
    return run_crawl("site", args, {"url": urls, "sites": [_overridden(site, given) for site in sites], **given})


def _note_stories(urls: list[str]) -> None:
    """Whoever names an article may want that page: say that the crawl goes elsewhere."""
    from newscrawl.discovery.links import looks_like_article, looks_like_listing  # noqa: PLC0415 - loads the cleaner

    if story := next((url for url in urls if looks_like_article(url) and not looks_like_listing(url)), None):
        warn(
            f"{story} looks like an article: crawl looks for the articles that an address leads to; "
            "`newscrawl fetch` stores the page itself"
        )


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
        read_memory(args)
    except ConfigError as error:
        return usage_error(str(error))
    from newscrawl.cli.check import check  # noqa: PLC0415 - Scrapy takes half a second to load

    return check(sites, args)


def fetch(args: Namespace) -> int:
    """`newscrawl fetch`."""
    path = Path(args.input_file)
    if args.input_file != "-" and (path.is_dir() or not path.exists()):
        return usage_error(f"{path}: " + ("a folder, not a list of addresses" if path.is_dir() else _NO_FILE))
    return run_crawl("urls", args, {"file": args.input_file})


def replay(args: Namespace) -> int:
    """`newscrawl replay`."""
    if "-" in args.path:
        return usage_error("-: replay reads files, not stdin; newscrawl clean does that")
    if (output := args.overwrite_output) and (source := same_file(output, args.path)):
        return usage_error(f"{source} is what is to be read: name another file for the output")
    if not any(Path(path).exists() or glob.glob(path, recursive=True) for path in args.path):  # noqa: PTH207
        return usage_error("; ".join(f"{path}: {_NO_FILE}" for path in args.path))
    if problem := idle_option(args):
        return usage_error(problem)
    if not args.text:
        return _replay_pages(args)
    options = {"field": args.field or "text", "mode": args.mode or "default", "corpus": args.corpus}
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
