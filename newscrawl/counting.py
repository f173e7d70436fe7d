"""Numbers with their nouns, for people."""


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """A number and its noun; `nouns` is the plural where it does not just end in an "s".

    >>> counted(1, "block"), counted(2, "block"), counted(0, "story", "stories")
    ('1 block', '2 blocks', '0 stories')
    """
    return f"{number} {noun if number == 1 else nouns or f'{noun}s'}"
