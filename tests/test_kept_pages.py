from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.items import Listed, RawPage
from newscrawl.kept_pages import KeptPages
from newscrawl.sources import MANIFEST, read_saved
from newscrawl.storage import OutputError
from tests.conftest import lines

PAGE = RawPage(
    url="https://a.example/1",
    body=b"<p>Satu.</p>",
    encoding="utf-8",
    date_downloaded="2026-11-24T10:00:00Z",
    missing_page="https://a.example/1?page=3",
    listed=Listed(listing="https://a.example/feed", title="Satu"),
    next_pages=(
        RawPage(url="https://a.example/1?page=2", body=b"<p>Dua.</p>", date_downloaded="2026-11-24T10:00:01Z"),
    ),
)


def keep(folder: Path, *pages: RawPage) -> None:
    kept = KeptPages(folder)
    for page in pages:
        kept.add(page)
    kept.close()


def plain(page: object) -> object:
    """A page without the name of the file that it was read from."""
    assert isinstance(page, RawPage)
    others = tuple(replace(part, source=None) for part in page.next_pages)
    return replace(
        page, source=None, next_pages=others, whole_page=page.whole_page and replace(page.whole_page, source=None)
    )


def test_a_kept_page_is_read_back_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path, PAGE)
    assert [plain(page) for page in read_saved(tmp_path)] == [PAGE]


def test_the_view_of_all_pages_is_kept_too(tmp_path: Path) -> None:
    page = replace(PAGE, next_pages=(), whole_page=PAGE.next_pages[0])
    keep(tmp_path, page)
    assert [plain(page) for page in read_saved(tmp_path)] == [page]


def test_a_page_that_did_not_change_is_kept_once_and_a_changed_one_again(tmp_path: Path) -> None:
    keep(tmp_path, PAGE)
    keep(tmp_path, PAGE, replace(PAGE, body=b"<p>Baru.</p>"))
    rows = lines(tmp_path / MANIFEST)
    assert [row["url"] for row in rows] == [PAGE.url, PAGE.url]
    assert len({row["path"] for row in rows}) == 2


def test_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    keep(tmp_path, PAGE)
    with (tmp_path / MANIFEST).open("a") as file:
        file.write('{"url": "htt')
    keep(tmp_path, replace(PAGE, url="https://a.example/2"))
    assert [row["url"] for row in lines(tmp_path / MANIFEST)] == [PAGE.url, "https://a.example/2"]


def test_a_lost_following_page_is_reported(tmp_path: Path) -> None:
    keep(tmp_path, PAGE)
    (row,) = lines(tmp_path / MANIFEST)
    (tmp_path / row["next_pages"][0]["path"]).unlink()
    (found,) = read_saved(tmp_path)
    assert not isinstance(found, RawPage)
    assert (found.reason, found.source) == ("missing_file", f"{tmp_path / MANIFEST}:1")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        KeptPages(tmp_path / "file" / "pages")


def test_a_folder_that_was_made_for_nothing_is_taken_away_again(tmp_path: Path) -> None:
    KeptPages(tmp_path / "new" / "pages").close(keep_empty=False)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("pages", [(), (PAGE,)])
def test_a_folder_with_something_in_it_stays(tmp_path: Path, pages: tuple[RawPage, ...]) -> None:
    kept = KeptPages(tmp_path / "pages")
    (tmp_path / "pages" / "mine.txt").touch()
    for page in pages:
        kept.add(page)
    kept.close(keep_empty=False)
    assert (tmp_path / "pages" / "mine.txt").exists()
    assert (tmp_path / "pages" / MANIFEST).exists() == bool(pages)
