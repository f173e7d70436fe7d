"""The overrides of newscrawl.toml, for every command that cleans pages."""

from argparse import Namespace
from pathlib import Path

from newscrawl.cleaning import Overrides
from newscrawl.config import FILE, read_config
from newscrawl.overrides import overrides_of


def read_overrides(args: Namespace) -> dict[str, Overrides]:
    """By registrable domain; none where there is no file. Raises ConfigError."""
    path = args.config or FILE
    if args.config is None and not Path(path).is_file():
        return {}
    return overrides_of(read_config(path).sites)
