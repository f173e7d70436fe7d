import random

import pytest

from newscrawl.stories.grouping import Stories
from newscrawl.stories.sketch import SIZE, containment, sketch

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "bdklmnrst"]


def text(seed: int, words: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


A, B = text(1), text(2)
FAR = text(3)


@pytest.mark.parametrize(
    ("copy", "together"),
    [
        pytest.param(A, True, id="the same"),
        pytest.param(A[:100], True, id="its first half"),
        pytest.param(A[60:], True, id="its end"),
        pytest.param([*FAR[:20], *A, *FAR[-20:]], True, id="framed"),
        pytest.param([word if n % 20 else "zz" for n, word in enumerate(A)], True, id="edited"),
        pytest.param(B, False, id="another story"),
        pytest.param([*B[:130], *A[:65]], False, id="a third taken over"),
        pytest.param(sorted(A), False, id="the same words"),
    ],
)
def test_copies_are_of_one_story_and_other_stories_are_not(copy: list[str], together: bool) -> None:
    stories = Stories()
    stories.add(0, sketch(" ".join(FAR)))
    assert stories.add(1, sketch(" ".join(A))).story == 1
    found = stories.add(2, sketch(" ".join(copy)))
    assert found.story == (1 if together else 2)
    stories.close()


def test_a_round_up_of_two_stories_does_not_make_them_one() -> None:
    stories = Stories()
    for number, words in enumerate((A, B, [*A, *B], A[:150], B[:150])):
        found = stories.add(number, sketch(" ".join(words)))
        assert found.story == {2: found.story, 3: 0, 4: 1}.get(number, number)
    stories.close()


def test_texts_of_a_few_words_are_alone() -> None:
    stories = Stories()
    assert [stories.add(number, sketch("Read more on our site.")).story for number in range(3)] == [0, 1, 2]
    stories.close()


def test_a_phrase_of_every_text_leads_nowhere() -> None:
    stories = Stories()
    phrase = text(99, words=60)
    for number in range(80):
        found = stories.add(number, sketch(" ".join([*text(number + 100), *phrase])))
        assert found.story == number
    stories.close()


def test_a_sketch_is_bounded_and_a_short_text_whole() -> None:
    assert len(sketch(" ".join(text(1, words=1000)))) == SIZE
    assert len(sketch(" ".join(text(1, words=50)))) == 48


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_containment_is_the_share_of_the_shorter_text(share: float) -> None:
    shorter = text(5, words=600)
    taken = int(share * 600)
    longer = [*shorter[:taken], *text(6, words=1500)]
    assert containment(sketch(" ".join(shorter)), sketch(" ".join(longer))) == pytest.approx(share, abs=0.15)
