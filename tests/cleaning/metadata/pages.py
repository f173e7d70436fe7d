"""A page's metadata, for tests that write its body."""

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata import Metadata, read_metadata

TEXT = "<p>The ferry will sail twice in the evening from next spring.</p>"
TITLE = "<h1>Ferry sails on</h1>"


def read(body: str, head: str = "", url: str | None = None) -> Metadata:
    document = read_document(f"<html><head>{head}</head><body>{body}</body></html>", url)
    assert document is not None
    return read_metadata(document)
