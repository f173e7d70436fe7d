"""Hand-written rules that hold the lead: what stands between the title and the body and opens the article."""

from collections.abc import Iterator

from newscrawl.cleaning.conditions import BOXES, FEW_LINKS, Facts, Rule, is_boxed, speaks_against
from newscrawl.cleaning.marks import NEAR, OWN

# How far below the title a lead may stand, where nothing calls it so and where its class does, and above the body.
_LEAD_BLOCKS, _CALLED_LEAD_BLOCKS, _BODY_BELOW = 3, 8, 20
_POSSIBLE = 0.08  # learned probability; prose below the title that the weights hold for less is no lead
_LIKELIER, _LIKELY = 0.15, 0.5  # of a line next to the title that is no sentence, of what is called a lead
_MOSTLY_DATE = 0.2  # share of digits: "February 17, 1938 - January 9, 2025"
_SHORTEST_LEAD, _LINES_OF_LEAD = 5, 3  # words; paragraphs in one wrapper
_NO_TITLE = -99  # `blocks_from_title` where the page shows none
# Share of its longer words that the article uses too: leads have 0.33 to 0.91, notices 0 to 0.11.
_SPEAKS_OF_IT, _SPEAKS_SOMEWHAT, _SPEAKS_A_LITTLE = 0.3, 0.2, 0.1
_ANYTHING = -1.0  # `words_shared` of too few words


def _is_called_lead(facts: Facts) -> bool:
    """Its class or its wrapper's says so, and it speaks of the article: the less, the likelier it has to be."""
    is_likely = facts["parent_blocks"] <= _LINES_OF_LEAD and facts["probability"] >= _LIKELY
    is_wrapped = facts["mark_lead"] >= NEAR and (facts["parent_blocks"] == 1 or is_likely)
    is_called = facts["mark_lead"] >= OWN or is_wrapped
    return is_called and facts["words"] >= 5 and facts["words_shared"] >= _least_shared(facts)


def _least_shared(facts: Facts) -> float:
    """In some languages hardly a word is found again in the same form."""
    if not facts["finished"] or facts["probability"] < _LIKELIER:
        return _SPEAKS_SOMEWHAT
    return _SPEAKS_A_LITTLE if facts["probability"] < _LIKELY else _ANYTHING


def _frames_of_lead(facts: Facts) -> Iterator[str]:
    """Marks that are no box's: of a frame that hides its overflow or is for subscribers, of the title's header.

    Of a gallery or of what lies over a picture, where it is called a lead: captions have no such name.
    """
    yield "mark_navigation"
    if facts["mark_hidden"] < NEAR:
        yield "mark_hidden"
    if facts["mark_paywall"] < OWN:
        yield "mark_paywall"
    if _is_called_lead(facts) and (facts["finished"] or facts["words_shared"] >= _SPEAKS_OF_IT):
        yield from ("mark_picture", "mark_figure", "mark_consent")


def _is_near_title(facts: Facts) -> bool:
    """Below it; where the page shows none, just above the body."""
    blocks = facts["blocks_from_title"]
    if not _is_called_lead(facts):
        return 0 < blocks <= _LEAD_BLOCKS
    return 0 < blocks <= _CALLED_LEAD_BLOCKS or (blocks == _NO_TITLE and facts["blocks_from_first"] >= -_LEAD_BLOCKS)


def _is_like_lead(facts: Facts) -> bool:
    is_sentence = facts["finished"] > 0 and facts["probability"] >= _POSSIBLE
    is_next = facts["blocks_from_title"] == 1 and facts["probability"] >= _LIKELIER  # many have no full stop
    return facts["words"] >= 10 and (is_sentence or is_next) and facts["words_shared"] >= _SPEAKS_OF_IT


LEAD_RULES: tuple[Rule, ...] = (
    Rule(
        name="lead",
        kind="paragraph",
        applies=lambda f: (
            f["is_description"] > 0
            and f["words"] >= 5
            and f["link_share"] < FEW_LINKS
            and 0 < f["blocks_from_title"] < 8
            and f["blocks_from_first"] <= 0
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # lines of a lead within a line's element
        name="inline_lead",
        kind="paragraph",
        applies=lambda f: (
            f["inline_lead"] > 0
            and f["words"] >= 2
            and (f["blocks_from_title"] > 0 or f["blocks_from_title"] == _NO_TITLE)
            and not any(f[name] for name in ("time_stamp", "update_words", "own_date"))
            and not f["links"]
            and not is_boxed(f)
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # a lead that the description shortens
        name="near_description",
        kind="paragraph",
        applies=lambda f: (
            f["near_description"] > 0
            and 0 < f["blocks_from_title"] <= _CALLED_LEAD_BLOCKS
            and not any(f[name] for name in ("links", "mark_caption", "mark_figure", "mark_picture"))
            and not speaks_against(f)
        ),
    ),
    Rule(  # what follows the headline at once, in the same element
        name="beside_title",
        kind="paragraph",
        applies=lambda f: (
            f["beside_title"] > 0
            and f["words"] >= _SHORTEST_LEAD
            and f["words_shared"] >= (_SPEAKS_A_LITTLE if f["finished"] else _SPEAKS_SOMEWHAT)
            and f["own_blocks"] == 1
            and f["digits"] < _MOSTLY_DATE
            and not any(f[name] for name in ("links", "time_stamp", "update_words", "own_date", "is_title"))
            and not any(f[mark] == OWN for mark in BOXES)  # what holds both is no box of the lead's
            and not speaks_against(f)
        ),
    ),
    Rule(  # a lead that the description does not repeat
        name="below_title",
        kind="paragraph",
        applies=lambda f: (
            _is_near_title(f)
            and -_BODY_BELOW <= f["blocks_from_first"] < 0
            and not f["links"]
            and (_is_called_lead(f) or _is_like_lead(f))
            and not is_boxed(f, but=tuple(_frames_of_lead(f)))
            and not speaks_against(f)
        ),
    ),
)
