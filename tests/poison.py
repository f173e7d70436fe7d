"""In the place of Cleaner.clean: one page of the demo site does harm. Workers load this, so it loads little itself."""

import os
import re
import signal

from newscrawl.cleaner import Cleaner
from newscrawl.cleaning import CleanResult
from newscrawl.items import RawPage, RawText

POISON = "kapal-sekolah"
clean = Cleaner.clean


def is_poison(item: RawPage | RawText) -> bool:
    return isinstance(item, RawPage) and POISON in str(item.source) and str(item.source).endswith("/page.html")


def crash(cleaner: Cleaner, item: RawPage | RawText) -> CleanResult:
    if is_poison(item):
        os.kill(os.getpid(), signal.SIGSEGV)
    return clean(cleaner, item)


def hang(cleaner: Cleaner, item: RawPage | RawText) -> CleanResult:
    while is_poison(item):
        re.match(r"(a+)+b", "a" * 26)
    return clean(cleaner, item)


def fill_memory(cleaner: Cleaner, item: RawPage | RawText) -> CleanResult:
    if is_poison(item):
        bytearray(2**40)
    return clean(cleaner, item)


def fail(cleaner: Cleaner, item: RawPage | RawText) -> CleanResult:
    if is_poison(item):
        raise KeyError("a fault of ours")
    return clean(cleaner, item)
