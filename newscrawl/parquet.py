"""Stored articles as a folder of Parquet files with a dataset card. Needs the extra `parquet` (pyarrow)."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
from pyarrow import dataset, parquet

from newscrawl import __version__
from newscrawl.items import Article
from newscrawl.stored import Record, read_articles

PARTITIONS = {"date": "month", "site": "site"}  # what a folder is for, and the column that names it
_BATCH = 1000  # articles in memory at a time
_TYPES = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), list[str]: pa.list_(pa.string())}
_UNKNOWN = "unknown"


@dataclass(slots=True)
class Exported:
    """The figures of an export, as the dataset card says them."""

    articles: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)

    def count(self, article: Record) -> None:
        """Add one article."""
        self.articles += 1
        self.languages[article.get("language") or _UNKNOWN] += 1
        self.sites[article.get("domain") or _UNKNOWN] += 1


def columns(by: str) -> pa.Schema:
    """The columns: those of an article, its story's, `published_day` as a date, and the one that names the folders.

    `date_downloaded` is a timestamp; `date_published` and `date_modified` stay as they are, for they may be a day
    without a time, or a time without an offset; `quality` is JSON.
    """
    named = {one.name: pa.string() if one.name == "quality" else _type(one.type) for one in fields(Article)}
    named |= {"date_downloaded": pa.timestamp("s", tz="UTC"), "published_day": pa.date32()}
    named |= {"story_id": pa.string(), "first": pa.bool_()}  # null, unless `newscrawl stories --whole` wrote them
    return pa.schema([*named.items(), (PARTITIONS[by], pa.string())])


def _type(annotation: Any) -> pa.DataType:
    """The column of a field; "not found" is null in any."""
    return _TYPES.get(annotation) or next(_TYPES[part] for part in get_args(annotation) if part in _TYPES)


def export(articles: Sequence[Path], folder: Path, by: str = "date") -> Exported:
    """Write the articles below `folder/data`, and the card. Raises OSError and StoredError."""
    done, was_there = Exported(), folder.exists()
    try:
        _write_data(articles, folder / "data", by, done)
    except BaseException:  # a part of the articles must not look like all of them
        shutil.rmtree(folder / "data" if was_there else folder, ignore_errors=True)
        raise
    (folder / "README.md").write_text(card(done), encoding="utf-8")
    return done


def _write_data(articles: Sequence[Path], folder: Path, by: str, done: Exported) -> None:
    schema = columns(by)
    batches = (pa.RecordBatch.from_pylist(rows, schema) for rows in _batches(articles, by, done))
    reader = pa.RecordBatchReader.from_batches(schema, batches)
    dataset.write_dataset(
        reader,
        folder,
        format="parquet",
        partitioning=dataset.partitioning(pa.schema([(PARTITIONS[by], pa.string())]), flavor="hive"),
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        basename_template="part-{i}.parquet",
        use_threads=False,
        preserve_order=True,
        max_partitions=100_000,
    )
    if not done.articles:
        _write_none(folder / f"{PARTITIONS[by]}={_UNKNOWN}", schema)


def _write_none(folder: Path, schema: pa.Schema) -> None:
    """The columns without a row: pyarrow writes no file for none, and what reads the data set would find nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.Table.from_pylist([], pa.schema(list(schema)[:-1])), folder / "part-0.parquet")


def _batches(paths: Sequence[Path], by: str, done: Exported) -> Iterator[list[Record]]:
    records = (record for path in paths for record in read_articles(path))
    while some := list(islice(records, _BATCH)):
        for record in some:
            done.count(record)
        yield [_row(record, by) for record in some]


def _row(record: Record, by: str) -> Record:
    day = _day(record.get("date_published"))
    downloaded = record.get("date_downloaded")
    folder = (f"{day:%Y-%m}" if day else _UNKNOWN) if by == "date" else record.get("domain") or _UNKNOWN
    return {
        **record,
        "date_downloaded": datetime.fromisoformat(downloaded).astimezone(UTC) if downloaded else None,
        "published_day": day,
        "quality": json.dumps(record.get("quality") or {}, ensure_ascii=False),
        PARTITIONS[by]: folder,
    }


def _day(text: str | None) -> date | None:
    """The day as the page says it, in its own time zone.

    >>> _day("2026-11-24T23:30:00+07:00")
    datetime.date(2026, 11, 24)
    """
    return date.fromisoformat(text[:10]) if text else None


def card(done: Exported) -> str:
    """The README of a data set as the Hugging Face hub reads it."""
    languages = "".join(f"- {name}\n" for name, _ in done.languages.most_common() if name != _UNKNOWN)
    sites = "".join(f"| {name} | {count} |\n" for name, count in done.sites.most_common(50))
    return (
        "---\n" + (f"language:\n{languages}" if languages else "") + "task_categories:\n- text-generation\n"
        "configs:\n- config_name: default\n  data_files: data/**/*.parquet\n---\n\n"
        f"# News articles\n\n{done.articles} articles of {len(done.sites)} sites, crawled and cleaned by newscrawl "
        f"{__version__}. The text is the article's own; teasers, advertisement labels and the like were taken out.\n\n"
        "The articles belong to their publishers: say here by what right you use them and pass them on.\n\n"
        f"| site | articles |\n|---|---|\n{sites}"
    )
