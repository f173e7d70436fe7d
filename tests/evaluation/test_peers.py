import json
from pathlib import Path

import pytest

from newscrawl.evaluation.peers import read_peer
from newscrawl.evaluation.references import Reference
from tests.evaluation.conftest import PARAGRAPHS


@pytest.mark.parametrize("name", ["trafilatura", "trafilatura-precision"])
def test_trafilatura_is_asked_for_the_text(name: str, gold: Path, reference: Reference) -> None:
    assert gold.is_file()
    assert PARAGRAPHS[0] in read_peer(name)(reference)


@pytest.mark.parametrize("key", ["text", "articleBody", "article_body"])
def test_the_output_of_anything_else_is_read_by_address(tmp_path: Path, reference: Reference, key: str) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps({"url": reference.url, key: "Isi."}) + "\n\n" + json.dumps({"url": "x", key: "Lain."}))
    assert read_peer(str(path))(reference) == "Isi."


def test_a_page_that_the_output_does_not_hold_counts_as_empty(tmp_path: Path, reference: Reference) -> None:
    (tmp_path / "mine.jsonl").write_text("")
    assert read_peer(str(tmp_path / "mine.jsonl"))(reference) == ""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 1, is not JSON"),
        ("[]", "line 1, has no url and text"),
        ('{"url": "x", "text": 1}', "has no url and"),
    ],
)
def test_another_form_is_refused_with_the_line(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "mine.jsonl").write_text(line)
    with pytest.raises(ValueError, match=words):
        read_peer(str(tmp_path / "mine.jsonl"))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="'boilerpipe' is not known: trafilatura"):
        read_peer("boilerpipe")
