"""Lines of a few words that say something about the page: how sure a finder is, and whom they name."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]


def names_at(page: Page, line: str) -> set[str]:
    """The names of the evidence about the block with this text."""
    index = next(block.index for block in page.blocks if block.text == line)
    return {item.name for item in find_evidence(page, find_region(page)).get(index, ())}


@pytest.mark.parametrize(
    ("name", "line", "certain"),
    [
        ("credit", "Foto: Dina Sari", True),
        ("credit", "Foto Dina Sari", False),
        ("credit", "Photo by Dina Sari", True),
        ("credit", "© Dina Sari", True),
        ("credit", "Dermaga pulau © Dina Sari", True),
        ("credit", "Dermaga pulau © oleh warga yang tinggal di sana", False),
        ("credit", "Dermaga (Foto: Dina Sari)", True),
        ("credit", "Dermaga (foto Dina Sari)", False),
        ("related_heading", "Paling populer", True),
        ("related_heading", "Terpopuler", False),
        ("share_words", "Copy link", True),
        ("share_words", "Tag", False),
        ("initials", "(dns/ar)", True),
        ("initials", "(Antara)", False),
        ("initials", "۵۷۲۴۵", False),  # one of the desk's
    ],
)
def test_words_that_may_be_something_else_are_half_as_certain(
    page_of: Build, story: Story, name: str, line: str, certain: bool
) -> None:
    page = page_of(story(f"<p>{line}</p>"))
    index = next(block.index for block in page.blocks if block.text == line)
    (value,) = {e.value for e in find_evidence(page, find_region(page))[index] if e.name == name}
    assert value == (1.0 if certain else 0.5)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("3 November 2026", True),
        ("2026/11/03", True),
        ("4 November 2026", False),  # another day
        ("Jakarta, 3 November 2026", False),  # of a letter
        ("Kapal tiba 3 November 2026 pukul enam pagi.", False),  # tells of it
    ],
)
def test_the_article_s_own_day_is_told_from_others(page_of: Build, story: Story, line: str, seen: bool) -> None:
    head = "<meta property='article:published_time' content='2026-11-03T10:15:00+07:00'>"
    page = page_of(f"{head}{story(f'<p>{line}</p>')}")
    assert ("own_date" in names_at(page, line)) is seen


@pytest.mark.parametrize(
    ("author", "seen"),
    [("Claire Thibodeau", True), ("Claire Thibôdeau", True), ("Budi Hartono", False), ("Ann Thi", False)],
)
def test_a_mailbox_with_the_author_s_surname_is_the_author_s(
    page_of: Build, story: Story, author: str, seen: bool
) -> None:
    line = "cthibodeau@papers.example"
    page = page_of(f"<meta name='author' content='{author}'>{story(f'<p>{line}</p>')}")
    assert ("own_mailbox" in names_at(page, line)) is seen


@pytest.mark.parametrize(
    ("author", "seen"), [("Dina Sari", True), ("Budi Hartono", False), ("Dina", False), ("Ina Sari", False)]
)
def test_a_sentence_with_the_author_s_mailbox_asks_to_write(
    page_of: Build, story: Story, author: str, seen: bool
) -> None:
    line = "Hubungi Dina Sari di dina@kabar.example atau di kantor."
    page = page_of(f"<meta name='author' content='{author}'>{story(f'<p>{line}</p>')}")
    assert ("own_mailbox" in names_at(page, line)) is seen


@pytest.mark.parametrize(
    ("author", "line", "seen"),
    [
        ("AP", "That may happen again soon.", False),
        ("AP", "AP", True),
        ("AP", "AP came at noon", False),
        ("Dina Sari", "Laporan Dina Sari dari pulau", True),
        ("Dina Sari", "twitter.com/dinasari", True),
        ("Dina Sari", "Dina menulis surat", False),
    ],
)
def test_a_line_names_the_author_by_whole_words(
    page_of: Build, story: Story, author: str, line: str, seen: bool
) -> None:
    page = page_of(f"<meta name='author' content='{author}'>{story(f'<p>{line}</p>')}")
    assert ("names_author" in names_at(page, line)) is seen


@pytest.mark.parametrize(
    ("line", "seen"), [("– KABAR PESISIR", True), ("kabar", True), ("Kabar Pesisir hari ini", False)]
)
def test_a_line_may_be_just_the_sites_name(page_of: Build, story: Story, line: str, seen: bool) -> None:
    page = page_of(f"<meta property='og:site_name' content='Kabar Pesisir'>{story(f'<p>{line}</p>')}")
    index = next(block.index for block in page.blocks if block.text == line)
    names = {e.name for e in find_evidence(page, find_region(page)).get(index, ())}
    assert ("site_name" in names) is seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [("1,204 shares", True), ("1.2k shares", True), ("12 shares", True), ("1,204 ships", False)],
)
def test_a_count_is_one_number_however_it_is_written(page_of: Build, story: Story, line: str, seen: bool) -> None:
    page = page_of(story(f"<p>{line}</p>"))
    index = next(block.index for block in page.blocks if block.text == line)
    names = {e.name for e in find_evidence(page, find_region(page)).get(index, ())}
    assert ("share_words" in names) is seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("[Gambas:Video Kabar]", True),
        ('[button link="/kirim" type="big"] Kirim ceritamu[/button]', True),
        ("[galeri ids=4,8]", True),
        ("[Gambas:Video 20detik]", True),
        ("[Catatan: nama warga telah diubah]", False),
        ("[Catatan:nama warga telah diubah]", False),
        ("[Mira:Kami menunggu, kata warga, lama sekali.]", False),
        ("[注:名字已更改]", False),
        ("[14:35]", False),
        ("[Mazmur:23]", False),
        ("[http://kabar.example/jadwal]", False),
        ("[tepuk tangan]", False),
        ("[Gambas:Video Kabar] kata warga", False),
        ("{{ article.title }}", True),
        ("{{ author.name }} - {{ time | date : 'd/M/y' }}", True),
        ("{{kutipan}}Kami menunggu kapal, kata warga.{{/kutipan}}", False),
    ],
)
def test_what_a_plug_in_left_unread_is_told_from_words_in_brackets(
    page_of: Build, story: Story, line: str, seen: bool
) -> None:
    assert ("shortcode" in names_at(page_of(story(f"<p>{line}</p>")), line)) is seen


@pytest.mark.parametrize(
    ("between", "seen"),
    [
        ("<p><strong>Ikuti kabar pulau juga di Viber!</strong></p>", True),
        ("<p><em>Läänekirja uudised jõuavad Telegrami kanalis!</em></p>", True),
        ("<p><a href='/kanal'>पहाडका समाचार अब भाइबरमा</a></p>", True),
        ("<p>Ikuti kabar pulau juga di Viber!</p>", False),
        ("<p><strong>Unggahan di Facebook itu menyebar</strong></p>", False),  # a sub-heading
        ("<h3><strong>Ikuti kabar pulau juga di Viber!</strong></h3>", False),
        ("<p><em>“Saya melihatnya di Facebook,” kata warga itu.</em></p>", False),
        ("<p><strong>Ikuti kabar pulau juga di dermaga!</strong></p>", False),
        ("<p><strong>Ikuti pesan lewat Viber!</strong></p><p>Kepala desa menulis di Viber.</p>", False),
        ("<p><strong>Ikuti pesan lewat YouTube!</strong></p><p>船長はその様子をYouTubeで公開している。</p>", False),
        ("<p><strong>Semua ada di Viber!</strong></p><p><strong>Semua ada di Facebook!</strong></p>", False),
    ],
)
def test_a_line_that_is_set_off_names_a_network_that_the_story_does_not(
    page_of: Build, story: Story, between: str, seen: bool
) -> None:
    page = page_of(story(between))
    found = [item for items in find_evidence(page, find_region(page)).values() for item in items]
    assert any(item.name == "channel" for item in found) is seen


def test_a_network_in_the_title_is_what_the_story_is_about(page_of: Build, story: Story) -> None:
    page = page_of(
        story("<p><strong>Ikuti kabar pulau juga di Viber!</strong></p>").replace("Kapal Bantuan<", "di Viber<")
    )
    found = [item for items in find_evidence(page, find_region(page)).values() for item in items]
    assert not any(item.name == "channel" for item in found)


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        ("By Jane Doe", True),
        ("By Jane Doe and John Smith, Reuters", True),
        ("By AFP", True),
        ("Text: Jane Doe", True),
        ("Oleh: dina", True),
        ("作者：王小明", True),
        ("作者 王小明", True),
        ("بقلم محمد علي", True),
        ("מאת: דוד כהן", True),
        ("di Mario Rossi", True),
        ("Written by our staff", True),
        ("Interview: Was die Insel braucht", False),
        ("By the Numbers", False),
        ("BY THE NUMBERS", False),
        ("De Madrid Al Cielo", False),
        ("记者手记", False),
        ("تقرير: الجزيرة تنتظر", False),
    ],
)
def test_a_byline_is_certain_where_nothing_but_names_follows(
    page_of: Build, story: Story, line: str, certain: bool
) -> None:
    page = page_of(story(f"<p>{line}</p>"))
    found = find_evidence(page, find_region(page))
    values = [e.value for i, items in found.items() for e in items if e.name == "byline_words"]
    assert values == [1.0 if certain else 0.5]
