import pytest

from tests.cleaning.metadata.pages import TEXT, TITLE, read

LINE = "<div><p>Ana Lima</p><p>Porto</p><p>7 June 2024</p></div>"
OTHERS = "<section><h3>{}</h3><ul><li><a href='/a'>The mill</a></li><li><a href='/b'>The mule</a></li></ul></section>"
STORIES = OTHERS.format("Other stories by Ana Lima")
REPEATED = [
    (LINE + TEXT + STORIES, ["Ana Lima"]),
    (LINE + TEXT + OTHERS.format("Otras historias de Ana Lima"), ["Ana Lima"]),
    (LINE + TEXT + OTHERS.format("More about Ana Lima"), []),
    (LINE + TEXT + OTHERS.format("Who is Ana Lima"), []),
    (LINE + TEXT + OTHERS.format("Ana Lima"), []),
    (LINE + TEXT + OTHERS.format("Other stories by Bo Ek"), []),
    (
        LINE
        + TEXT
        + "<section><h3>Other stories by Ana Lima</h3><p><a href='/a'>A</a> <a href='/b'>B</a></p></section>",
        [],
    ),
    (LINE + TEXT, []),
    ("<div><p>Ana Lima</p><p>Porto</p></div>" + TEXT + STORIES, []),
    ("<div><p>The mayor Ana Lima</p><p>7 June 2024</p></div>" + TEXT + STORIES, []),
    ("<div><a href='/tag/ana'>Ana Lima</a><p>7 June 2024</p></div>" + TEXT + STORIES, []),
    ("<div class='caption'><p>Ana Lima</p><p>7 June 2024</p></div>" + TEXT + STORIES, []),
    (f"<div><p>Ana Lima</p><p>7 June 2024</p>{3 * TEXT}</div>" + STORIES, []),
]


@pytest.mark.parametrize(("body", "expected"), REPEATED)
def test_a_name_beside_the_time_is_the_authors_where_a_heading_gives_them_stories(
    body: str, expected: list[str]
) -> None:
    assert list(read(TITLE + body).authors) == expected
