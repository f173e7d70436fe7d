"""The JSON Schema of a line of the articles file, made from the record."""

import json
from typing import Any

from itemadapter import ItemAdapter

from newscrawl.items import SCHEMA_VERSION, Article

_OF_STORIES = {  # of no record: only `newscrawl stories --whole` writes them
    "story_id": {"type": "string"},  # the id of the article that told it first
    "first": {"type": "boolean"},  # whether this is that one
    "likeness": {"type": "number"},  # the share of the shorter text that it has in common with the one it copies
}


def article_schema() -> dict[str, Any]:
    """The schema as a dict. Its `$id` names the major version: within it, fields are only added."""
    major = SCHEMA_VERSION.partition(".")[0]
    record = ItemAdapter.get_json_schema(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newscrawl:article:{major}",
        "title": "Article",
        **record,
        "properties": {**record["properties"], **_OF_STORIES},
        "additionalProperties": True,  # readers pass over fields that a later minor version adds
    }


def schema_text() -> str:
    """The schema as it is printed and committed."""
    return json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n"
