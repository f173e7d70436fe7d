"""What is learned beside storing: from a first reading of saved pages, and from what lists a site's stories."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import aclosing

from scrapy.crawler import Crawler

from newscrawl.cleaner import Cleaner
from newscrawl.cleaning import CleanResult, Nothing
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.memory import SeenHeadline, page_key
from newscrawl.cleaning.traces import shown_headline
from newscrawl.discovery.links import plain_address
from newscrawl.items import RawPage, Rejected
from newscrawl.pipelines.storage import StoragePipeline
from newscrawl.pooled import cleaned_in_order
from newscrawl.state import State, StateError
from newscrawl.state.failures import DAY


def learn_headlines(crawler: Crawler, listing: str, shown: Iterable[tuple[str, str]]) -> None:
    """Learn what a listing or section page says of stories: address and headline. Not where the run learns nothing."""
    storage = crawler.get_item_pipeline(StoragePipeline)
    if storage is None or storage.state is None or not storage.learning or storage.stopping:
        return
    by_site: dict[str, list[SeenHeadline]] = defaultdict(list)
    for url, text in shown:
        address = plain_address(url)
        if headline := shown_headline(text, address):
            by_site[registrable_domain(address) or ""].append(headline)
    try:
        with storage.state.transaction():
            for site, headlines in by_site.items():
                storage.state.memory.learn_headlines(site, page_key(listing), headlines, _today(storage.state))
    except StateError as error:
        storage.give_up(str(error))


async def learn(pages: Iterable[RawPage | Rejected], path: str, jobs: int, stopped: Callable[[], bool]) -> int:
    """Learn from all pages that hold an article into a state file. Returns how many there were. Raises StateError.

    Each page is cleaned as if nothing were known yet, so the order of the pages makes no difference; `jobs` processes
    clean, and this one learns. What cannot be cleaned is said by the second reading.
    """
    learned = 0
    with State(path) as state:
        day = _today(state)
        async with aclosing(cleaned_in_order(pages, Cleaner(memory=Nothing()), jobs)) as found:
            async for _, result in found:
                if stopped():
                    break
                learned += isinstance(result, CleanResult) and _learn_page(state, result, day)
        with state.transaction():
            state.memory.forget_old(day)
    return learned


def _learn_page(state: State, result: CleanResult, day: int) -> bool:
    with state.transaction():
        if result.article is None:
            _learn_listed(state, result, day)
        else:
            state.memory.learn(result.observed, day)
    return result.article is not None


def _learn_listed(state: State, result: CleanResult, day: int) -> None:
    """What a saved section page says of stories."""
    for page in result.observed if result.verdict == "index" else ():
        of_others = [headline for headline in page.headlines if headline.page != page.traces.page]
        if of_others:
            state.memory.learn_headlines(page.traces.site, page.traces.page, of_others, day)


def _today(state: State) -> int:
    return int(state.now() // DAY)
