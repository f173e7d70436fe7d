"""Reference pages -> the numbers and labels that the weights are fitted to."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from newscrawl.cleaning.decision import MODEL_NAMES, vector
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.main_content import Region, find_region
from newscrawl.cleaning.measures import measure
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.evaluation.references import Reference
from newscrawl.training.labels import Label, label_blocks
from newscrawl.training.variants import VARIANTS, Variant

_FULL_WEIGHT_BLOCKS = 60  # a page with more candidate blocks counts no more than one with as many
_VARIANT_COUNTS = 0.5  # how much a variant of a page counts beside the page itself


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPage:
    """A page as the cleaner sees it, with the truth about its candidate blocks."""

    reference: Reference
    page: Page
    region: Region
    evidence: dict[int, Sequence[Evidence]]
    vectors: dict[int, list[float]]
    labels: Sequence[Label]
    counts: float = 1.0  # how much it counts in the fit
    variants: Sequence["TrainingPage"] = ()  # to be fitted to as well, never to be judged

    def weight(self, index: int) -> float:
        """How much a block counts in the fit."""
        return self.counts * self.labels[index].weight * min(1.0, _FULL_WEIGHT_BLOCKS / len(self.vectors))


def read_page(reference: Reference, variants: Sequence[Variant] = VARIANTS) -> TrainingPage | None:
    """The numbers of a reference's page and of its variants; None where it holds no text."""
    page = _read_page(reference)
    if page is None:
        return None
    read = (_read_page(reference, variant) for variant in variants)
    others = [replace(other, counts=_VARIANT_COUNTS) for other in read if other is not None]
    return replace(page, variants=others)


def _read_page(reference: Reference, variant: Variant | None = None) -> TrainingPage | None:
    document = read_document(reference.html(), reference.url, encoding=reference.encoding)
    if document is None:
        return None
    if variant is not None:
        variant(document.root, reference.id)
    page = Page(document, read_metadata(document))
    if not page.blocks:
        return None
    region = find_region(page)
    evidence = dict(find_evidence(page, region))
    measures = measure(page, region)
    return TrainingPage(
        reference=reference,
        page=page,
        region=region,
        evidence=evidence,
        vectors={index: vector(measures[index], evidence.get(index, ())) for index in region.candidates},
        labels=label_blocks(reference, [block.text for block in page.blocks]),
    )


class HasReference(Protocol):
    """What folds are made of."""

    @property
    def reference(self) -> Reference:
        """Where it is from."""


def assign_folds(pages: Sequence[HasReference], folds: int) -> list[int]:
    """A fold for each page; pages of one template or one site's name are never parted."""
    leaders: dict[str, str] = {}

    def leader(name: str) -> str:
        while leaders.setdefault(name, name) != name:
            name = leaders[name]
        return name

    keys = [(f"group {page.reference.group.lower()}", f"site {_site(page.reference.url)}") for page in pages]
    for group, site in keys:
        leaders[leader(group)] = leader(site)
    found = [leader(group) for group, _ in keys]
    order = {name: i % folds for i, name in enumerate(sorted(set(found), key=_shuffled))}
    return [order[name] for name in found]


def names() -> tuple[str, ...]:
    """What the numbers of a vector are, in order."""
    return MODEL_NAMES


def rows(pages: Iterable[TrainingPage]) -> tuple[list[list[float]], list[int], list[float]]:
    """Vectors, labels and weights of all blocks that count, those of the pages' variants among them."""
    vectors, labels, weights = [], [], []
    for version in (version for page in pages for version in (page, *page.variants)):
        for index, numbers in version.vectors.items():
            if version.weight(index) > 0:
                vectors.append(numbers)
                labels.append(int(version.labels[index].is_body))
                weights.append(version.weight(index))
    return vectors, labels, weights


def _site(url: str) -> str:
    """`https://www.example.co.id/` and `https://m.example.com/` are one publisher's: "example"."""
    return (registrable_domain(url) or url).split(".")[0]


def _shuffled(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
