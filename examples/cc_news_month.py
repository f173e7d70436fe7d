"""A month of CC-NEWS, or any folder of WARC files, cleaned by datatrove: on this machine, on Ray or on Slurm.

python examples/cc_news_month.py ARCHIVES OUTPUT [--workers 8] [--ray | --slurm PARTITION]

ARCHIVES is a folder, or whatever fsspec opens, such as s3://commoncrawl/crawl-data/CC-NEWS/2026/11/ (with s3fs and
credentials). Every archive is a task: run it again after an interruption, and only what is not finished is done.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

try:
    from newscrawl.steps import ArticleWriter, CleanStep, PageReader
except ImportError as error:
    sys.exit(str(error))  # with the command that installs what is missing

from datatrove.executor import LocalPipelineExecutor
from datatrove.io import get_datafolder

ARCHIVES = "**/*.warc.gz"


def pipeline(archives: str, output: str) -> list[Any]:
    """Read, clean, write; put filters or deduplication of datatrove between the last two."""
    return [PageReader(archives, glob_pattern=ARCHIVES), CleanStep(rejects=output), ArticleWriter(output)]


def executor(args: argparse.Namespace) -> Any:
    """What runs the pipeline. Ray and Slurm need a folder that all machines see."""
    tasks = len(get_datafolder(args.archives).list_files(glob_pattern=ARCHIVES))
    if not tasks:
        raise SystemExit(f"there is no .warc.gz file in {args.archives}")
    steps = pipeline(args.archives, args.output)
    common: dict[str, Any] = {"tasks": tasks, "workers": args.workers, "logging_dir": f"{args.output}/logs"}
    if args.ray:
        import ray  # noqa: PLC0415 - pip install ray
        from datatrove.executor.ray import RayPipelineExecutor  # noqa: PLC0415

        ray.init(ignore_reinit_error=True)
        return RayPipelineExecutor(steps, mem_per_cpu_gb=1, **common)
    if args.slurm:
        from datatrove.executor import SlurmPipelineExecutor  # noqa: PLC0415

        return SlurmPipelineExecutor(steps, partition=args.slurm, time="24:00:00", mem_per_cpu_gb=2, **common)
    return LocalPipelineExecutor(steps, **common)


def main(words: Sequence[str] | None = None) -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives")
    parser.add_argument("output")
    parser.add_argument("--workers", type=int, default=2, help="archives at a time (2)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--ray", action="store_true", help="on the Ray cluster that is up, or a local one")
    where.add_argument("--slurm", metavar="PARTITION")
    executor(parser.parse_args(words)).run()


if __name__ == "__main__":
    main()
