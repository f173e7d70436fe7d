"""The data files of the metadata steps."""

import tomllib
from importlib.resources import files
from typing import Any


def load_table(name: str) -> dict[str, Any]:
    """A TOML file of `newscrawl/cleaning/data/`."""
    return tomllib.loads(files("newscrawl.cleaning").joinpath("data", name).read_text("utf-8"))
