import gzip
import json
from pathlib import Path

import pytest

from newscrawl.evaluation.inputs import InputError
from newscrawl.evaluation.references import read_references
from tests.evaluation.conftest import PARAGRAPHS, row


def test_a_row_needs_only_an_address_a_page_and_a_body(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(
        json.dumps({"url": "https://a.example/1", "path": "1.html", "sections": [{"paragraphs": ["Satu."]}]})
    )
    (reference,) = read_references(tmp_path / "g.jsonl")
    assert (reference.id, reference.paragraphs, reference.group) == ("https://a.example/1", ("Satu.",), "g")


def test_a_body_may_be_one_text(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(json.dumps({"url": "u", "path": "p", "articleBody": "Satu.\n\nDua."}))
    (reference,) = read_references(tmp_path / "g.jsonl")
    assert (reference.paragraphs, reference.is_whole_text) == (("Satu.", "Dua."), True)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2 is no reference"),
        ("[]", "line 2 is no reference"),
        ('{"path": "p", "sections": []}', "line 2 has no 'url'"),
        ('{"url": "u", "sections": []}', "line 2 has no 'path'"),
        ('{"url": "u", "path": "p"}', "line 2 has no 'sections'"),
        ('{"url": "u", "path": "", "sections": []}', 'line 2 is no reference: its "path" is empty'),
    ],
)
def test_a_row_of_another_form_is_refused_with_its_number(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "g.jsonl").write_text(json.dumps(row(1)) + "\n" + line + "\n")
    with pytest.raises(ValueError, match=words):
        list(read_references(tmp_path / "g.jsonl"))


def test_the_page_is_decoded_as_the_row_says(gold: Path) -> None:
    assert PARAGRAPHS[0] in next(iter(read_references(gold))).text_of_page()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("p.html", None, "there is no such file"),
        ("p.html.gz", gzip.compress(b"<p>Halo</p>" * 99, mtime=0)[:40], "the gzip data is broken"),
        ("p.html.gz", b"<p>not packed</p>", "the gzip data is broken"),
    ],
)
def test_a_page_that_cannot_be_read_is_named_with_its_line_and_its_fault(
    tmp_path: Path, name: str, content: bytes | None, fault: str
) -> None:
    gold = tmp_path / "g.jsonl"
    gold.write_text(json.dumps({"url": "u", "path": name, "articleBody": "Satu."}))
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (reference,) = read_references(gold)
    with pytest.raises(InputError) as raised:
        reference.html()
    assert str(raised.value).startswith(f"{gold}: line 1: {tmp_path / name}: {fault}")
