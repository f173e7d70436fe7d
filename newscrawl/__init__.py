"""newscrawl: what it stores is the article and nothing but the article."""

__version__ = "0.1.0"
