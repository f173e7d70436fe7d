"""The options of the commands that look at what the cleaner did, and put it right."""

import argparse

from newscrawl.cli.values import count, pattern, port


def add_review_commands(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """explain, evaluate, label, restore and reclean."""
    _add_explain(subparsers)
    _add_evaluate(subparsers)
    _add_label(subparsers)
    _add_restore(subparsers)
    _add_reclean(subparsers)


def _add_explain(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("explain", help="show what was kept and removed of a page, and why")
    parser.add_argument(
        "source",
        nargs="+",
        metavar="SOURCE",
        help="a page, folder or manifest; a URL; - for stdin; an articles file, or the id of an article in --articles",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write one HTML file; without, text for the terminal")
    parser.add_argument("--open", action="store_true", help="open the HTML file in the browser")
    parser.add_argument("--articles", default="articles.jsonl", metavar="FILE", help="where ids are looked up")
    parser.add_argument("--removals", metavar="FILE", help="default: beside the articles")
    parser.add_argument("--limit", type=count, metavar="N", help="explain only the first N")
    parser.add_argument("--url", help="where a single page is from")
    parser.add_argument("--encoding", help="of a single page; wins over what the page says")
    _add_memory(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.explain:explain")


def _add_evaluate(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("evaluate", help="measure leaks and losses on pages with references")
    parser.add_argument("gold", nargs="+", metavar="GOLD", help="a file of references (JSON Lines; see `label`)")
    parser.add_argument(
        "--against",
        type=lambda text: text.split(","),
        default=[],
        metavar="NAMES",
        help="trafilatura, trafilatura-precision, or a .jsonl file of url and text; with commas between them",
    )
    parser.add_argument("--worst", type=count, default=0, metavar="N", help="show the N pages that lose or leak most")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--report", metavar="FILE", help="write the explain page with leaks and losses marked")
    _add_memory(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.evaluate:evaluate")


def _add_label(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("label", help="say in the browser what is body and what is noise: makes references")
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="a page, folder or manifest, or a URL")
    parser.add_argument("-o", "--output", default="gold.jsonl", metavar="FILE", help="append references here")
    parser.add_argument("--url", help="where a single page is from")
    parser.add_argument("--encoding", help="of a single page; wins over what the page says")
    parser.add_argument("--port", type=port, default=0, metavar="N", help="of the page on this machine; 0: any")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.set_defaults(run="newscrawl.cli.label:label")


def _add_restore(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("restore", help="put removed blocks back into stored articles")
    parser.add_argument("articles", metavar="ARTICLES", help="an articles file, with its removals beside it")
    parser.add_argument("--removals", metavar="FILE", help="default: beside the articles")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="a new file; - is stdout")
    parser.add_argument("--kind", action="append", metavar="KIND", help="blocks of this kind; may be given again")
    parser.add_argument("--rule", action="append", metavar="RULE", help="what this rule removed; may be given again")
    parser.add_argument("--text", type=pattern, metavar="REGEX", help="blocks whose text matches")
    parser.add_argument("--id", metavar="ID", help="only in the article whose id begins so")
    parser.add_argument("--all", action="store_true", help="every removed block")
    parser.set_defaults(run="newscrawl.cli.restore:restore")


def _add_reclean(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("reclean", help="clean kept pages anew and say what changed")
    parser.add_argument("pages", metavar="DIR", help="the folder of --keep-html, or its manifest")
    parser.add_argument("--articles", default="articles.jsonl", metavar="FILE", help="what was stored (articles.jsonl)")
    parser.add_argument("--removals", metavar="FILE", help="default: beside the articles")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the articles as they are now: a new file")
    parser.add_argument("--json", action="store_true", help="one JSON object an article that changed, on stdout")
    _add_memory(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.reclean:reclean")


def _add_memory(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--memory", metavar="FILE", help="a state file: with what it remembers of the sites")


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", metavar="FILE", help="instead of newscrawl.toml")
