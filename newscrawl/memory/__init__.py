"""The memory of sites: what the pages of a site say about one another, kept in the state file.

`MemoryStore` learns from cleaned pages and is the `SiteMemory` that `newscrawl.cleaning` asks. `inspection` shows,
exports and forgets. Learned in any order, the same pages make the same memory.
"""

from newscrawl.memory.store import MemoryStore

__all__ = ["MemoryStore"]
