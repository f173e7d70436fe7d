"""What each finder sees, with a counter-case beside each hit."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.reasons import ASKED, EVIDENCE

Build = Callable[[str], Page]
Story = Callable[[str], str]
SECOND = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>Kapal Kedua Berangkat Kamis Pagi</a>"
LIFTED = "Menurut kepala desa, gelombang setinggi empat meter"
TEASER = "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"

LABELLED = "<a href='/berita/77'>Baca juga: Harga Beras Naik di Tiga Kota</a>"
SENTENCES = "<p>Kapal itu berlayar ke pulau setiap Senin pagi.</p>"
LIST = "<ul><li>Dewasa 38.000 rupiah mulai Senin</li><li>Anak-anak gratis</li></ul>"
_STEPS = '["Rebus beras sampai lunak.", "Masukkan ikan asin ke dalam panci. Aduk sebentar."]'
RECIPE = (
    '<script type="application/ld+json">{"@type": "Recipe", "recipeIngredient": ["garam", "200 g beras"],'
    f' "recipeInstructions": {_STEPS}}}</script>'
)
CASES = [
    ("in_recipe", f"{RECIPE}<ul><li>garam</li></ul>", True),
    ("in_recipe", f"{RECIPE}<ul><li>gula</li></ul>", False),
    ("in_recipe", f"{RECIPE}<p>200 g beras</p>", True),
    ("in_recipe", f"{RECIPE}<p>2. Rebus beras sampai lunak.</p>", True),
    ("in_recipe", f"{RECIPE}<p>Masukkan ikan asin ke dalam panci.</p>", True),
    ("in_recipe", f"{RECIPE}<p>Aduk sebentar.</p>", False),  # a part too short to tell
    ("in_recipe", f"{RECIPE}<p>2.</p>", False),
    ("in_recipe", '<ul itemprop="recipeIngredient"><li>garam</li></ul>', True),
    ("in_recipe", '<ul itemprop="keywords"><li>garam</li></ul>', False),
    ("headline_link", f"<p>{TEASER}</p>", True),
    ("headline_link", "<p><a href='/dokumen/9'>Dokumen lengkap keputusan bupati</a></p>", False),
    ("whole_link", f"<p>{TEASER}</p>", True),
    ("whole_link", f"<p>Dalam tulisan lain, {TEASER} dibahas panjang lebar.</p>", False),
    ("lead_in", f"<p>Baca juga: {TEASER}</p>", True),
    ("lead_in", f"<p>Simak: {TEASER}</p>", True),
    ("lead_in", f"<p>Կարդացեք՝ {TEASER}</p>", True),
    ("lead_in", "<p>Baca juga buku ini mengubah hidupnya.</p>", False),
    ("lead_in", f"<p>Baca {TEASER} yang ditulis tahun lalu.</p>", False),
    ("lead_in", "<p>Xukela: <a href='/berita/4000417.html'>Kapal kedua berangkat Kamis pagi</a></p>", True),
    ("lead_in", "<p>Xukela: <a href='https://arsip.example/4000417.html'>Kapal kedua berangkat Kamis</a></p>", False),
    ("lead_in", "<p>Xukela: <a href='/berita/4000417.html'>Kapal kedua berangkat Kamis</a> kata warga</p>", False),
    ("lead_in", "<p>Ia menambah: <a href='/berita/4000417.html'>Kami tidak akan menyerahkan kapal.</a></p>", False),
    ("lead_in_bare", "<p>Baca juga Harga Beras Naik di Tiga Kota</p>", True),
    ("lead_in_bare", "<p>Membaca juga melatih ingatan, kata dokter itu.</p>", False),
    ("lead_in_alone", "<p><strong>BACA JUGA:</strong></p>", True),
    ("lead_in_alone", "<p>Simak</p>", False),
    ("related_heading", "<h3>Rekomendasi untuk Anda</h3>", True),
    ("related_heading", "<h3>Artikel terkait perang dicabut</h3>", False),
    ("after_label", f"<p>Baca juga:</p><p>{TEASER}</p>", True),
    ("after_label", "<p>Baca juga:</p><p>Kapal itu berlayar lagi.</p>", False),
    ("inline_teaser", f"<p>Kapal itu tiba. Baca juga: {TEASER} Warga bersorak di dermaga.</p>", True),
    ("inline_teaser", f"<p>کشتی پہنچ گئی۔ Baca juga: {TEASER} لوگ خوش ہیں۔</p>", True),
    ("inline_teaser", f"<p>کشتی پہنچ گئی، Baca juga: {TEASER} لوگ خوش ہیں۔</p>", False),
    ("inline_teaser", f"<p>Kapal itu tiba. Menurut {TEASER} warga bersorak di dermaga.</p>", False),
    ("inline_teaser", f"<p>Kapal itu tiba. {LABELLED}</p>", True),
    ("inline_teaser", f"<p>Kapal itu tiba. ({LABELLED})</p>", True),
    ("inline_teaser", f"<p>Kapal itu tiba, {LABELLED}</p>", False),  # of a sentence
    ("inline_teaser", f"<p>Kapal itu tiba. {LABELLED} kata warga.</p>", False),
    ("inline_teaser", f"<p>Kapal itu tiba. {LABELLED.replace('/berita', 'https://lain.example')}</p>", False),
    ("inline_teaser", "<p>Kapal itu tiba. <a href='/berita/77'>Read-more culture in the islands</a></p>", False),
    ("inline_teaser", "<p>Kapal itu tiba. <a href='/berita/77'>Video: Harga Beras Naik Lagi</a></p>", False),  # weak
    ("inline_teaser", f"<p>Kapal itu tiba. {LABELLED.replace(':', '')}</p>", False),
    ("inline_teaser", f"<p>{LABELLED}</p>", False),  # a block of its own
    ("call_to_action", "<p>Sign up for our newsletter to get the news first.</p>", True),
    ("call_to_action", "<p>“If it sells, we may earn a commission,” said Marta.</p>", False),
    ("call_to_action", "<p>“Wait.” We may earn a commission from “links” here.</p>", True),
    ("call_to_action", "<p>Surat kabar desa itu terbit seminggu sekali.</p>", False),
    ("pointer", "<p>» <a href='/berita/77'>Iuran drainase naik April</a></p>", True),
    ("pointer", "<p>»Iuran naik«, kata <a href='/berita/77'>bupati</a></p>", False),
    ("beside_call", f"<div><p>Sign up for our newsletter</p>{LIST}</div>", True),
    ("beside_call", f"{LIST}<p>Sign up for our newsletter</p>", False),  # the box is the article's body
    ("beside_call", f"<div>{SENTENCES * 3}<p>Sign up for our newsletter</p>{LIST}</div>", True),
    ("beside_call", f"<div>{SENTENCES * 4}<p>Sign up for our newsletter</p>{LIST}</div>", False),  # a round-up
    ("ad_label", "<div>SCROLL TO CONTINUE WITH CONTENT</div>", True),
    ("ad_label", "<p>Pendapatan iklan turun sepertiga, kata direktur.</p>", False),
    ("pager_words", "<p>Halaman Selanjutnya</p>", True),
    ("pager_words", "<p>1 <a href='?page=2'>2</a> <a href='?page=3'>3</a></p>", True),
    ("pager_words", "<p><a href='?page=1'>1</a> | 2 | <a href='?page=3'>3</a> … <a href='?page=9'>9</a></p>", True),
    ("pager_words", "<p>2 <a href='/a/7'>4</a> 3</p>", False),
    ("pager_words", "<p>2 <a href='/a/7'>jam</a> 3</p>", False),
    ("pager_words", "<p><a href='/a/7'>7</a></p>", False),
    ("pager_words", "<p>3 5 <a href='/a/7'>7</a> 9 11</p>", False),
    ("call_to_action", '<p>The "boat" pays: we may earn a commission, says the "crew".</p>', True),
    ("pager_words", "<p>Di halaman selanjutnya surat itu, ia meminta maaf.</p>", False),
    ("section_break", "<p>* * *</p>", True),
    ("section_break", "<p>** 1 **</p>", False),
    ("share_words", "<div>Copy link</div>", True),
    ("share_words", "<p>Ia membagikan tautan itu kepada teman-temannya.</p>", False),
    ("caption_place", "<figure><img src='a.jpg'><figcaption>Dermaga pulau.</figcaption></figure>", True),
    ("caption_place", "<p>Dermaga pulau.</p>", False),
    ("caption_place", "<figure><blockquote><p>Dermaga pulau.</p></blockquote></figure>", False),
    ("by_picture", "<p><img src='a.jpg'>Dermaga di pulau itu</p>", True),
    ("by_picture", "<p>Dermaga di pulau itu</p>", False),
    ("credit", "<p>Foto: Dina Sari</p>", True),
    ("credit", "<p>រូបថត៖ ចាន់ សុខា</p>", True),
    ("credit", "<p>Nelayan melepas jangkar (Foto: Dina Sari)</p>", True),
    ("credit", "<p>Nelayan melepas jangkar (empat orang)</p>", False),
    ("credit", "<p>Apa kata warga pulau?</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'>Dermaga di pulau itu sepi. Foto: Dina Sari</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'>Dermaga di pulau itu sepi. Foto: di sana orang memotret kapal</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>Dermaga di pulau itu sepi. Foto: Dina Sari</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>Dermaga di pulau itu sepi. Sumber: Dina Sari</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨。城市摄影队 周斌 摄</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨很安静。渔民在岛上拍摄</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>从矿工到摄影</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨。海岛晚报记者周斌摄</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨（周斌摄）</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨。视觉中国 资料图</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>他的爱好是读书 和朋友 摄影</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>记者为何摄影</p>", False),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨。记者周斌摄</p>", True),
    ("credit_at_end", "<p><img src='a.jpg'></p><p>码头的清晨。视觉中国供图</p>", True),
    ("original_title", "<p>（原标题：岛上的渡轮）</p>", True),
    ("original_title", "<p>原标题党们离开了岛。</p>", False),
    ("original_title", "<p>（原标题：岛上的渡轮）渡轮公司宣布新船明年投入使用</p>", False),
    ("original_title", "<p>原标题：岛上的渡轮。海岛社三日电，渡轮今天停航。</p>", False),
    ("by_picture", "<h3>Dermaga<button><svg></svg></button></h3>", False),  # an icon
    ("byline_words", "<p>Penulis: Dina Sari</p>", True),
    ("byline_words", "<p>Penulis: Dina Sari.</p>", True),
    ("byline_words", "<p>Di Pulau Seribu</p>", True),
    ("byline_words", "<p>Di Pulau Seribu ada kapal.</p>", False),
    ("byline_words", "<p>Di pulau sebelah kapal kecil mengambil penumpang dari pantai setiap sore.</p>", False),
    ("byline_words", "<p>Ia menulis surat kepada bupati.</p>", False),
    ("update_words", "<p>Diperbarui 3 November 2026</p>", True),
    ("update_words", "<p>Kapal tua itu akan diperbarui tahun depan.</p>", False),
    ("time_stamp", "<p>Selasa, 3 Nov 2026 10:15 WIB</p>", True),
    ("time_stamp", "<p>Pada tahun 2026 kapal itu berlayar pukul 10:15.</p>", False),
    ("initials", "<p>(dns/ar)</p>", True),
    ("initials", "<p>(dan kawan-kawan) sedesa</p>", False),
    ("initials", "<p>kb/dpa</p>", True),
    ("initials", "<p>(He nods) and leaves</p>", False),
    ("initials", "<p>24/7</p>", False),
    ("ad_label", "<p>Реклама. ООО «Лес». erid: 2VtzqxYk</p>", True),
    ("ad_label", "<p>Реклама ООО «Лес» висела на пристани.</p>", False),
    ("own_mailbox", "<p>Tulis kepada redaksi@kabar.example</p>", True),
    ("own_mailbox", "<p>Tulis kepada panitia@dermaga.example</p>", False),
    ("pager_words", "<p>Previous page 1 2 Next page</p>", True),
    ("pager_words", "<p>Kapal 1 | Kapal 2</p>", False),
    ("pager_words", "<p>Halaman selanjutnya: pengakuan pemilik kapal.</p>", True),
    ("pager_words", "<p>Next page, she writes, is where the real story begins.</p>", False),
    ("pager_words", "<p>Halaman selanjutnya robek karena hujan.</p>", False),
    ("pager_words", "<h3>Next page: a city reads again</h3>", False),
    ("pager_words", "<p>Next page: " + 13 * "who pays " + "</p>", False),
    ("pager_words", "<p>Last page, last line: the signature of the harbour master himself.</p>", False),
    ("pager_words", "<p>Halaman 3: daftar penumpang kapal</p>", False),
    ("lead_in", "<p>Simak Video 'Detik-detik Kapal Tiba':</p>", True),
    ("lead_in", "<p>Simak video 'Kapal' yang ia rekam</p>", False),
    ("lead_in", "<h3>Simak juga «Le Port»:</h3>", False),
    ("lead_in", "<p>Anche «i pescatori hanno ragione»</p>", False),
    ("lead_in", "<p>Simak juga 'Kapal', 'Dermaga':</p>", False),
    ("call_to_action", "<p>What do you think? Share your thoughts below.</p>", True),
    ("call_to_action", "<p>What do you think about the ferry? Share your thoughts below.</p>", True),
    ("call_to_action", "<p>What do you think?</p>", True),
    ("call_to_action", "<p>What do you think about the ferry, was it right to sell it?</p>", False),
    ("call_to_action", "<p>Was meinen Sie damit?</p>", False),
    ("embedded_post", "<blockquote class='twitter-tweet'><p>Kapal tiba!</p></blockquote>", True),
    ("embedded_post", "<blockquote><p>Kapal tiba!</p></blockquote>", False),
    ("embedded_post", "<blockquote><p>Kapal tiba!</p>— Dina (@dina) 3 November 2026</blockquote>", True),
    ("embedded_post", "<blockquote><p>Kapal tiba!</p>— Dina, pada 3 November 2026</blockquote>", False),
    ("service_link", "<p>Kami ada di <a href='https://t.me/kabar'>Telegram</a></p>", True),
    ("service_link", "<p>Surat itu ada di <a href='/berita/surat-warga'>arsip desa</a></p>", False),
    ("pointer", "<p>&gt;&gt; Semua jadwal ada <a href='/jadwal'>di sini</a></p>", True),
    ("pointer", "<p>► Siapa yang menanggung biaya kapal itu?</p>", False),
    ("heads_teasers", f"<h3>Pilihan redaksi hari ini</h3><ul><li>{TEASER}</li><li>{TEASER}</li></ul>", True),
    ("heads_teasers", "<h3>Jadwal kapal</h3><ul><li>Senin pagi</li><li>Rabu sore</li></ul>", False),
    ("production_note", "<p>Additional reporting by Dina Sari</p>", True),
    ("production_note", "<p>（原题为《一口灶》）</p>", True),
    ("production_note", "<p>原题为什么改了</p>", False),
    ("production_note", "<p>Editor koran itu menolak berkomentar.</p>", False),
    ("beside_call", "<div><p>Sign up for our newsletter</p><ul><li>Berita setiap pagi</li></ul></div>", True),
    ("beside_call", "<div><p>Yang dibawa kapal:</p><ul><li>Beras dan minyak</li></ul></div>", False),
    ("beside_button", "<div><p>Berita setiap pagi</p><a href='/newsletter'>Daftar</a></div>", True),
    ("beside_button", "<div><p>Berita setiap pagi</p><a href='/berita'>Daftar</a></div>", False),
    ("beside_button", "<div><p>Surat itu ada di <a href='/newsletter'>arsip</a> desa.</p></div>", False),  # no button
    ("beside_button", "<div><h1>Kapal</h1><p>Kapal tiba!</p><a href='/newsletter'>Daftar</a></div>", False),  # the head
    ("part_of_paragraph", "<blockquote>Menurut kepala desa, gelombang setinggi empat meter</blockquote>", True),
    ("part_of_paragraph", "<p>Menurut kepala desa, gelombang setinggi empat meter</p>", False),  # no quotation
    ("part_of_paragraph", "<blockquote>Gelombang setinggi empat meter. Nelayan melaut.</blockquote>", False),
    (
        "part_of_paragraph",
        "<ul><li>Surat warga pulau kecil</li><li>Surat warga pulau kecil itu</li></ul>",
        False,
    ),
    (
        "lifted_speaker",
        f"<blockquote><p>{LIFTED}</p><cite>Dina, nelayan</cite></blockquote>",
        True,
    ),
    (  # a song, of which the article says the first line too
        "lifted_speaker",
        f"<blockquote><p>{LIFTED}</p><p>Kapal itu pergi</p><p>Laut sepi</p><p>Pulau menunggu</p></blockquote>",
        False,
    ),
    (
        "lifted_speaker",
        f"<blockquote><p>{LIFTED}</p><h3>Dina, nelayan</h3></blockquote>",
        False,
    ),
    (
        "lifted_speaker",
        "<blockquote><p>Gelombang setinggi dua puluh meter</p><cite>Dina, nelayan</cite></blockquote>",
        False,
    ),
    (
        "lifted_speaker",
        f"<blockquote><p>{LIFTED}</p></blockquote><p>Dina, nelayan</p>",
        False,
    ),
    ("repeated_text", "<p>Ikuti terus</p><p>Ikuti terus</p>", True),
    ("repeated_link", f"<p>{TEASER}</p><p>{TEASER}</p>", True),
    ("part_of_another_block", "<p>Menurut kepala desa, gelombang setinggi empat meter</p>", True),
    ("part_of_another_block", "<p>Menurut camat, gelombang setinggi dua meter</p>", False),
    ("is_title", "<p>Warga Pulau Menunggu Kapal Bantuan</p>", True),
    ("is_title", "<p>Warga pulau lain sudah menerima bantuan</p>", False),
    ("is_title", "<p>Warga Pulau</p>", False),
]


@pytest.mark.parametrize(("name", "between", "seen"), CASES)
def test_a_finder_sees_its_own_kind(page_of: Build, story: Story, name: str, between: str, seen: bool) -> None:
    page = page_of(story(between))
    found = find_evidence(page, find_region(page))
    inner = {b.index for b in page.blocks if b.text not in {x.text for x in page_of(story("")).blocks}}
    if name == "is_title":
        inner |= {b.index for b in page.blocks if b.node.tag == "p"}
    names = {e.name for index in inner for e in found.get(index, ())}
    assert (name in names) is seen


def test_every_evidence_has_words_for_a_person() -> None:
    assert {name for name, _, _ in CASES} <= {*EVIDENCE, *ASKED}


def test_only_the_title_itself_is_the_title_for_certain(page_of: Build) -> None:
    lead = "Dua kapal bantuan akan berangkat begitu angin di selat itu mereda"
    record = f'{{"@type": "NewsArticle", "headline": "Warga Pulau Menunggu", "alternativeHeadline": "{lead}"}}'
    page = page_of(
        f'<script type="application/ld+json">{record}</script>'
        f"<article><h1>Warga Pulau Menunggu</h1><h2>{lead}</h2><p>Warga masih menunggu kapal.</p></article>"
    )
    found = find_evidence(page, find_region(page))
    values = {page.blocks[i].text: e.value for i, items in found.items() for e in items if e.name == "is_title"}
    assert values == {"Warga Pulau Menunggu": 1.0, lead: 0.99}


@pytest.mark.parametrize(("markup", "seen"), [("<p>{}</p>", True), ("<p><a href='/video/9'>{}</a></p>", False)])
def test_a_link_is_not_the_description(page_of: Build, story: Story, markup: str, seen: bool) -> None:
    lead = "Dua kapal bantuan akan berangkat begitu angin di selat itu mereda."
    page = page_of(f"<meta name='description' content='{lead}'>{story(markup.format(lead))}")
    found = find_evidence(page, find_region(page))
    described = {page.blocks[i].text for i, items in found.items() for e in items if e.name == "is_description"}
    assert (lead in described) is seen


def test_a_block_that_holds_the_article_once_more_is_a_copy(page_of: Build, story: Story) -> None:
    paragraphs = [b.text for b in page_of(story("")).blocks if b.node.tag == "p"]
    page = page_of(story(f"<div>{' '.join(paragraphs)}</div>"))
    found = find_evidence(page, find_region(page))
    copies = {
        page.blocks[index].node.tag for index, items in found.items() for e in items if e.name == "copy_of_article"
    }
    assert copies == {"div"}
