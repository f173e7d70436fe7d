"""What the user says about blocks wins, is named, and leaves no trace when it is taken back."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning import CleanResult, Overrides, clean_page

Story = Callable[[str], str]
URL = "https://kabar.example/berita/warga-pulau-menunggu-kapal-bantuan"
NOTE = "Baca juga: Rapat Warga Senin Pagi"
INLINE = (
    "<p>Kapal itu tiba di pulau pada Senin. Baca juga: "
    "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a> "
    "Warga bersorak di dermaga.</p>"
)


def cleaned(body: str, **entries: tuple[str, ...]) -> CleanResult:
    html = f"<html lang='id'><head><title>Kabar</title></head><body>{body}</body></html>"
    return clean_page(html, URL, overrides=Overrides(**entries) if entries else None)


def text(result: CleanResult) -> list[str]:
    return result.article.text.split("\n") if result.article else []


@pytest.fixture
def wrongly_removed(story: Story) -> str:
    """A page whose announcement looks like a teaser."""
    return story(
        "<p class='desa'>Baca juga: <b><a href='/umum/rapat-warga-senin-pagi'>Rapat Warga Senin Pagi</a></b></p>"
    )


def test_without_overrides_the_announcement_is_taken_for_a_teaser(wrongly_removed: str) -> None:
    assert not any(NOTE in line for line in text(cleaned(wrongly_removed)))


@pytest.mark.parametrize("entry", ["p.desa", ".desa b", "p.desa a", "text:^baca juga: rapat", "text:rapat warga"])
def test_keep_brings_a_block_back_in_its_place(wrongly_removed: str, entry: str) -> None:
    result = cleaned(wrongly_removed, keep=(entry,))
    assert text(result)[2] == NOTE
    assert not any(NOTE in removal.text for removal in result.removed)
    assert result.article is not None
    assert result.article.quality["overrides"] == [f"your override keeps it: {entry} (1 block)"]


@pytest.mark.parametrize("entry", ["p.pengumuman", "text:rapat desa"])
def test_an_entry_that_means_no_block_changes_nothing(wrongly_removed: str, entry: str) -> None:
    assert cleaned(wrongly_removed, keep=(entry,), remove=(entry,)) == cleaned(wrongly_removed)


def test_an_override_that_is_taken_back_leaves_no_trace(wrongly_removed: str) -> None:
    before = cleaned(wrongly_removed)
    assert cleaned(wrongly_removed, keep=("p.desa",)) != before
    assert cleaned(wrongly_removed) == before


def test_keep_finds_a_block_that_the_cleaner_did_not_look_at(story: Story) -> None:
    far = "<ul>" + "<li><a href='/x'>Menu</a></li>" * 30 + "</ul><div id='ps'>Catatan redaksi.</div>"
    assert "Catatan redaksi." not in text(cleaned(story("") + far))
    assert text(cleaned(story("") + far, keep=("#ps",)))[-1] == "Catatan redaksi."


@pytest.mark.parametrize("position", [0, -1])
def test_remove_takes_a_block_out_and_names_it_in_the_ledger_even_at_the_ends(story: Story, position: int) -> None:
    line = text(cleaned(story("")))[position]
    result = cleaned(story(""), remove=(f"text:{line[:20]}",))
    assert line not in text(result)
    (removal,) = [removal for removal in result.removed if removal.text == line]
    assert (removal.rule, removal.kind) == ("override_remove", "boilerplate")
    assert removal.evidence == [f"your override removes it: text:{line[:20]}"]


def test_what_the_cleaner_removed_itself_keeps_its_own_reason(wrongly_removed: str) -> None:
    removed = cleaned(wrongly_removed, remove=("p.desa",)).removed
    assert removed == cleaned(wrongly_removed).removed


def test_keep_wins_over_remove(story: Story) -> None:
    line = text(cleaned(story("")))[1]
    assert line in text(cleaned(story(""), keep=("p",), remove=(f"text:{line[:20]}",)))


def test_keep_undoes_a_cut(story: Story) -> None:
    assert "Warga bersorak di dermaga." in text(cleaned(story(INLINE)))
    kept = text(cleaned(story(INLINE), keep=("text:kapal itu tiba",)))
    assert any("Baca juga: Harga Beras Naik di Tiga Kota Warga bersorak" in line for line in kept)


def test_a_cut_stands_in_the_ledger_between_the_lines_that_it_parted(story: Story) -> None:
    result = cleaned(story(INLINE))
    (cut,) = [removal for removal in result.removed if removal.rule == "inline_teaser"]
    before, after = text(result)[cut.position - 1], text(result)[cut.position]
    assert (before, after) == ("Kapal itu tiba di pulau pada Senin.", "Warga bersorak di dermaga.")


@pytest.mark.parametrize(
    ("entry", "words"),
    [("text:(", "is no regular expression"), ("p[", "is no CSS selector"), ("", "is no CSS selector")],
)
def test_an_entry_that_cannot_be_read_is_refused_with_a_sentence(entry: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Overrides(remove=(entry,))
