"""Short stories by number: two of different numbers share no line."""

SITE = "https://courier.example"
_THINGS = "ferry lighthouse orchard viaduct brewery archive quarry reservoir theatre tramway windmill bakery".split()
_PLACES = "Brackwater Corrin Dunhallow Eastmoor Fennick Garrow Hollin Ivelsey Kelder Lowick Marsden".split()


def story(number: int, between: str = "", topic: str | None = None) -> str:
    """A story's markup with something put between its paragraphs."""
    topic = topic or f"{_THINGS[number % len(_THINGS)]} of {_PLACES[number % len(_PLACES)]}"
    paragraphs = [
        f"The {topic} was measured {number + 31} times, and the council wrote each figure into its register.",
        f"A letter about the {topic}, signed by {number + 1200} people, reached the council after {number + 3} days.",
        f"“We will not sell the {topic} for {number + 77} crowns,” the council said, which measured it again.",
        f"The register of the council names {number + 15} people who signed for the {topic} and {number + 8} others.",
    ]
    first, second, *rest = [f"<p>{text}</p>" for text in paragraphs]
    return (
        f'<article><h1>{topic} {number}</h1><div class="text">{first}{second}{between}{"".join(rest)}</div></article>'
    )
