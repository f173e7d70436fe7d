"""newscrawl.toml: the sites of a scheduled crawl. Every mistake in it is one line that says where and what to do.

    contact = "https://example.org/crawler"
    output = "articles.jsonl"

    [defaults]
    since = "2d"

    [sites.kabar]
    seeds = ["https://kabar.example/"]
    exclude = ["/video/"]

The keys of `[defaults]` and `[sites.NAME]` are the fields of `newscrawl.sites.Site`: a field that is added there can be
written here.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscrawl.cleaning import Overrides
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.discovery.dates import SinceError, parse_since
from newscrawl.sites import Site
from newscrawl.sources import url_problem

FILE = "newscrawl.toml"
_NAME = re.compile(r"[\w.-]+")


class ConfigError(Exception):
    """The file cannot be used. The message is one line for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a newscrawl.toml says."""

    path: str
    sites: tuple[Site, ...]
    contact: str | None = None  # an address or URL that the user agent names
    output: str | None = None  # where articles go if the command line does not say


def read_config(path: str | Path) -> Config:
    """Read and check a file. Raises ConfigError."""
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such file") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    return _config(str(path), table)


def is_name(word: str) -> bool:
    """Whether a word can be the name of a site: letters, digits, ".", "_" and "-"."""
    return _NAME.fullmatch(word) is not None


def sites_of(config: Config, names: Sequence[str]) -> list[Site]:
    """The sites with these names, in their order; all of them for no names. Raises ConfigError."""
    known = {site.name: site for site in config.sites}
    if not known:
        raise ConfigError(f'{config.path}: names no site: write [sites.NAME] with seeds = ["https://..."] below it')
    for name in names:
        if name not in known:
            raise ConfigError(f"{config.path}: there is no site {name!r}{_suggestion(name, known)}")
    return [known[name] for name in names] if names else list(config.sites)


def slots_of(sites: Iterable[Site]) -> dict[str, dict[str, float]]:
    """The delays of sites that have their own, by registrable domain, as Scrapy's DOWNLOAD_SLOTS.

    >>> slots_of([Site(name="a", seeds=("https://www.a.example/",), delay=5.0)])
    {'a.example': {'delay': 5.0}}
    """
    slots: dict[str, dict[str, float]] = {}
    for site in sites:
        for seed in site.seeds if site.delay is not None else ():
            slots[registrable_domain(seed) or ""] = {"delay": site.delay or 0.0}
    return slots


def _config(path: str, table: Mapping[str, Any]) -> Config:
    _refuse_unknown(path, table, ("contact", "output", "defaults", "sites"))
    text = {key: _text(f"{path}: {key}", table[key]) for key in ("contact", "output") if key in table}
    defaults = _table(f"{path}: defaults", table.get("defaults", {}))
    if "seeds" in defaults:
        raise ConfigError(f"{path}: defaults: 'seeds' belong to a site: write them under [sites.NAME]")
    sites = _table(f"{path}: sites", table.get("sites", {}))
    return Config(path=path, sites=tuple(_site(path, name, defaults, sites[name]) for name in sites), **text)


def _site(path: str, name: str, defaults: Mapping[str, Any], given: Any) -> Site:
    where = f"{path}: sites.{name}"
    if not is_name(name):
        raise ConfigError(f"{where}: a name is made of letters, digits, '.', '_' and '-'")
    own = _table(where, given)
    for place, table in ((f"{path}: defaults", defaults), (where, own)):
        _refuse_unknown(place, table, _READERS)
    if "seeds" not in own:
        raise ConfigError(f"{where}: 'seeds' are missing: seeds = [\"https://...\"]")
    values = {key: _READERS[key](f"{where}: {key}", value) for key, value in {**defaults, **own}.items()}
    return Site(name=name, **values)


def _refuse_unknown(where: str, table: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{_suggestion(key, known)}")


def _suggestion(name: str, known: Iterable[str]) -> str:
    """What was probably meant, as the end of a sentence."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return f": did you mean {close[0]!r}?" if close else f"; there are: {', '.join(sorted(names))}"


def _table(where: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: a table is asked for")
    return value


def _text(where: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{where}: a text in quotes is asked for, not {value!r}")
    return value.strip()


def _texts(where: str, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_text(where, one) for one in values)


def _seeds(where: str, value: Any) -> tuple[str, ...]:
    seeds = _texts(where, value)
    for seed in seeds:
        if problem := url_problem(seed):
            raise ConfigError(f"{where}: {seed}: {problem}")
    if not seeds:
        raise ConfigError(f"{where}: at least one address is asked for")
    return seeds


def _patterns(where: str, value: Any) -> tuple[str, ...]:
    patterns = _texts(where, value)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ConfigError(f"{where}: {pattern!r} is no regular expression: {error}") from error
    return patterns


def _overrides(where: str, value: Any) -> tuple[str, ...]:
    entries = _texts(where, value)
    try:
        Overrides(keep=entries)
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from error
    return entries


def _since(where: str, value: Any) -> str:
    text = value.isoformat() if hasattr(value, "isoformat") else _text(where, value)
    try:
        parse_since(text)
    except SinceError as error:
        raise ConfigError(f"{where}: {error}") from error
    return str(text)


def _count(where: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(f"{where}: a whole number above 0 is asked for, not {value!r}")
    return value


def _seconds(where: str, value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < float("inf"):
        raise ConfigError(f"{where}: a number of seconds is asked for, not {value!r}")
    return float(value)


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "seeds": _seeds,
    "include": _patterns,
    "exclude": _patterns,
    "since": _since,
    "limit": _count,
    "delay": _seconds,
    "keep": _overrides,
    "remove": _overrides,
    "schedule": _text,
}
