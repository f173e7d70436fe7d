"""`newscrawl restore`."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from newscrawl.cli.corpus import new_corpus
from newscrawl.cli.emptiness import note_empty
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.cli.paths import beside, is_empty
from newscrawl.counting import counted
from newscrawl.restoring import restore as restored
from newscrawl.storage import OutputError
from newscrawl.stored import Record, StoredError, StoredRemovals, read_articles


def restore(args: Namespace) -> int:
    """Write every article of a file again, the chosen removals back in their places."""
    if not (args.all or args.kind or args.rule or args.text or args.id):
        return usage_error("say what is to be restored: --kind, --rule, --text, --id, or --all")
    removals_path = Path(args.removals or beside(args.articles, "removals") or "")
    if not (note_empty([args.articles]) or removals_path.is_file()):
        return usage_error(f"{removals_path}: there is no such file; --removals names it")
    try:
        return _restore(args, StoredRemovals(removals_path))
    except (StoredError, OutputError) as error:
        return usage_error(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        return failure(f"cannot write {args.output}: {error.strerror}")


def _restore(args: Namespace, removals: StoredRemovals) -> int:
    blocks = articles = 0
    chosen = _chooser(args)
    with new_corpus(args.output) as corpus:
        for article in read_articles(Path(args.articles)):
            before = removals.of(article)
            after, left = restored(article, before, chosen)
            corpus.write(after, left)
            blocks += len(before) - len(left)
            articles += len(before) > len(left)
        corpus.is_wanted = blocks > 0 or is_empty(args.articles)
    if not corpus.is_wanted:
        return failure("no removal meets these options: nothing is restored")
    print(f"newscrawl: {counted(blocks, 'block')} restored in {counted(articles, 'article')}", file=sys.stderr)
    return 0


def _chooser(args: Namespace) -> Callable[[Record], bool]:
    """Whether a removal meets every option that was given."""
    text = re.compile(args.text) if args.text else None

    def chosen(removal: Record) -> bool:
        return (
            (not args.kind or removal.get("kind") in args.kind)
            and (not args.rule or removal.get("rule") in args.rule)
            and (not args.id or str(removal.get("article_id")).startswith(args.id))
            and (text is None or text.search(str(removal.get("text"))) is not None)
        )

    return chosen
