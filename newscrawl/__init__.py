"""A news crawler whose stored text is the article and nothing but the article.

`newscrawl.cleaning` is the pure core, `newscrawl.Addon` what a Scrapy project plugs in.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["Addon", "__version__"]


def __getattr__(name: str) -> Any:
    """Import the add-on only when it is asked for: the cleaning core must not load Scrapy."""
    if name == "Addon":
        from newscrawl.addon import Addon  # noqa: PLC0415

        return Addon
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
