"""The JSON Schema of a line of the articles file, made from the record."""

import json
from typing import Any

from itemadapter import ItemAdapter

from newscrawl.items import SCHEMA_VERSION, Article


def article_schema() -> dict[str, Any]:
    """The schema as a dict. Its `$id` names the major version: within it, fields are only added."""
    major = SCHEMA_VERSION.partition(".")[0]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newscrawl:article:{major}",
        "title": "Article",
        **ItemAdapter.get_json_schema(Article),
        "additionalProperties": True,  # readers pass over fields that a later minor version adds
    }


def schema_text() -> str:
    """The schema as it is printed and committed."""
    return json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n"
