import pytest

from newscrawl.cleaning.metadata.tags import read_tags


@pytest.mark.parametrize(
    ("listed", "tags"),
    [
        (["kapal, pelabuhan", "kapal"], ("kapal", "pelabuhan")),
        (["船、港"], ("船", "港")),
        (["Oil &amp; gas; shipping"], ("Oil & gas", "shipping")),
        (["98be933f-38cf-4fba-b6c6-ad438e82010a", "100312362", '"', "& "], ()),
        (["Election 2026", "1984 (film)", "AC/DC"], ("Election 2026", "1984 (film)", "AC/DC")),
        (["type_news", "@app", "_Prio_3"], ()),
        (["Category: Travel", "NLP Entity Tokens: Jasper"], ("Travel", "Jasper")),
        (["Section: Sport:Football", "source:tagname:Wire"], ()),
        (["Krieg: die Lage", "Category theory"], ("Krieg: die Lage", "Category theory")),
        (["topic:"], ()),
    ],
)
def test_tags_are_words_for_a_reader(listed: list[str], tags: tuple[str, ...]) -> None:
    assert read_tags(listed) == tags
