"""How a report is told from a saved page: it says near its beginning what made it."""

GENERATOR = "newscrawl"
BEGINNING = 200  # bytes that hold it


def begins_report(content: bytes) -> bool:
    """Whether a file that begins with this is a report of ours.

    >>> begins_report(b'<!doctype html><html><head><meta name="generator" content="newscrawl 1.0">')
    True
    >>> begins_report(b'<!doctype html><html><head><meta name="generator" content="newscrawler">')
    False
    """
    return f'name="generator" content="{GENERATOR} '.encode() in content[:BEGINNING]
