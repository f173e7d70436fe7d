"""What a crawl remembers from run to run, in one SQLite file.

`State` is the whole of it, open for one run: `articles` (what is stored, and where), `failures` (what could not be
had, and when to try again), `figures` (the counts of this run and of earlier ones, by site). `reconcile` brings the
output files and the state together when a run begins. `visits` decides what is asked for.
"""

from newscrawl.state.articles import Place, StoredArticle
from newscrawl.state.schema import MEMORY, StateError, open_database
from newscrawl.state.store import State

__all__ = ["MEMORY", "Place", "State", "StateError", "StoredArticle", "open_database"]
