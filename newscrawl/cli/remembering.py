"""The memory of sites that a command is given with `--memory`."""

from argparse import Namespace

from newscrawl.cleaning import SiteMemory
from newscrawl.config import ConfigError


def read_memory(args: Namespace) -> SiteMemory | None:
    """What the file remembers; None without the option. Raises ConfigError for a file that holds no memory."""
    if args.memory is None:
        return None
    from newscrawl.memory.reading import MemoryFile  # noqa: PLC0415 - SQLite is loaded only for this option
    from newscrawl.state.schema import StateError, open_for_reading  # noqa: PLC0415 - likewise

    try:
        open_for_reading(args.memory).close()
    except StateError as error:
        raise ConfigError(str(error)) from error
    return MemoryFile(args.memory)
