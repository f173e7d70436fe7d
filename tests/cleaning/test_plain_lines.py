"""Lines that nothing but their words and signs tells, with look-alikes beside each."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]
OWN = "/berita/2026/11/warga-pulau-menunggu-kapal-bantuan"
AUTHOR = "<meta name='author' content='Dina Sari Wulan'>"
RICE = "/berita/harga-beras-naik-di-tiga-kota"
OTHER = f"<aside><a href='{RICE}'>Harga Beras Naik di Tiga Kota</a></aside>"
PICTURE = "<p><img src='a.jpg'></p>"
CASES = [
    ("poll", "<p>Was the boat late? Yes / No / I do not care</p>", True),
    ("poll", "<p>Who carried most? Lund 44% Bell 31% The others 25%</p>", True),
    ("poll", "<p>¿Debe volver el barco? Sí: 61 %, No: 39 %</p>", True),
    ("poll", "<p>Was the boat late?</p>", False),
    (
        "poll",
        "<p>Was the boat late? The captain says so / the harbour office does not, it told us on Monday.</p>",
        False,
    ),
    ("poll", "<p>Who won? The ferry line holds 44% of the shares, and the island, which paid for it, 31%.</p>", False),
    ("poll", "<p>Who was it? The class voted: 52% for the priest, 38% for the widow and 10% for the dog.</p>", False),
    ("poll", "<p>Should swimmers pay? Yes 64% No 36% 412 votes cast. This poll is closed.</p>", True),
    ("poll", "<p>Opinion: swallows go before skippers. Agree 71% Disagree 29%</p>", True),
    ("poll", "<p>The vote was clear. Agree 71%, disagree 29%.</p>", False),
    ("poll", "<p>Results: Lund 44%, Bell 31%</p>", False),
    ("poll", "<p>Should the mill be bought? Yes (61%) No (39%)</p>", True),
    ("poll", "<p>Should the mill be bought? Yes | No | Not sure</p>", True),
    ("poll", "<p>校庭は必要？ はい／いいえ</p>", True),
    ("poll", "<p>How many voted yes? In the north 61 %, in the south 39 %.</p>", False),
    ("poll", "<p>Where? Staatsoper / Berlin</p>", False),
    ("poll", "<p>Who leads? Norway 12, Germany 10, Canada 8</p>", False),
    ("poll", "<p>How did the villages vote? CDU 31%, SPD 16%, Grüne 20%</p>", False),  # no whole
    ("share_words", "<p>Likes 86 Comments 12</p>", True),
    ("share_words", "<p>Boats 86 Comments 12</p>", False),
    ("counter", "<p>1 / 12</p>", True),
    ("counter", "<p>2 di 14</p>", True),
    ("counter", "<p>Foto 3 de 9</p>", True),
    ("counter", "<p>8 h 30</p>", False),
    ("counter", "<p>1 in 4</p>", False),
    ("counter", "<p>14 / 12</p>", False),
    ("counter", "<p>Runde 3 von 9</p>", False),
    ("counter", "<h3>1 / 12</h3>", False),
    ("biography", f"{AUTHOR}<p>Dina Sari Wulan is a reporter in the south.</p>", True),
    ("biography", f"{AUTHOR}<p>Wulan covers the coast.</p>", False),
    ("biography", f"{AUTHOR}<p>Dina Sari Wulan: Who covers the coast?</p>", False),
    ("biography", f"{AUTHOR}<p>Dina Sari Wulandari covers the coast.</p>", False),
    ("biography", f"{AUTHOR}<p>Dina Sari Wulan's boat covers the coast.</p>", False),
    ("biography", f"{AUTHOR}<p>Dina Sari Wulan watched the boat come in.</p>", False),
    ("biography", "<p>Dina Sari Wulan is a reporter in the south.</p>", False),
    ("end_mark", "<p>ENDS</p>", True),
    ("end_mark", "<p>—完—</p>", True),
    ("end_mark", "<p>The end of the pier</p>", False),
    ("end_mark", "<p>42</p>", False),
    ("follow", "<p>Follow the Kabar on Google News.</p>", True),
    ("follow", "<p>Ikuti kami di saluran WhatsApp Kabar</p>", True),
    ("follow", "<p>The pupils meet on WhatsApp every Monday.</p>", False),
    ("follow", "<p>The film is available on YouTube from Friday.</p>", False),
    ("follow", "<p>Police have asked people not to share the video on TikTok.</p>", False),
    ("follow", "<p>He wrote on Telegram: “Join us.”</p>", False),
    ("follow", "<p>Yenilikler için bizi Telegram kanalımızdan takip edin</p>", True),  # the verb stands last
    ("follow", "<p>Follow the boat with a telescope.</p>", False),
    ("follow", "<p>“Follow the water, and you find its owner,” they say, and now on WhatsApp too.</p>", False),
    ("follow", "<p>加入海湾日报LINE好友</p>", True),
    ("follow", "<p>Follow the line of the coast, says Outline</p>", False),
    (
        "follow",
        "<p>Follow us on WhatsApp.</p><p>The harbour office wrote on WhatsApp that no boat would come.</p>",
        False,
    ),
    ("linked_elsewhere", f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER}", True),
    ("linked_elsewhere", f"<p>Harga Beras Naik</p>{OTHER}", False),
    ("linked_elsewhere", f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER.replace('/berita/', '#')}", False),
    (
        "linked_elsewhere",
        f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER.replace('/berita/', 'https://b.example/')}",
        False,
    ),
    (
        "linked_elsewhere",
        f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER.replace(RICE, '/tag/x')}",
        False,
    ),
    (
        "linked_elsewhere",
        f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER.replace(RICE, OWN + '?page=2')}",
        False,
    ),
    (
        "linked_elsewhere",
        f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER.replace(RICE, OWN + '/bagian-kedua')}",
        False,
    ),
    ("linked_elsewhere", f"<p>Harga Beras Naik di Tiga Kota</p>{OTHER.replace(RICE, OWN + '-kedua')}", True),
    ("linked_elsewhere", "<p>Harga Beras Naik di Tiga Kota</p><aside>Harga Beras Naik di Tiga Kota</aside>", False),
    ("lead_in", "<p>READ ALSO Rice dearer in three towns</p>", True),
    ("lead_in", "<p><b>Read also</b> Rice dearer in three towns</p>", True),
    ("lead_in", "<p>[Read also] Rice dearer in three towns</p>", True),
    ("lead_in", "<p>Read also. Rice dearer in three towns</p>", True),
    ("lead_in", "<p>Read also Video 'Rice dearer in three towns'</p>", True),
    ("lead_in", "<p>Read also what 'dearer rice' means to three towns</p>", False),
    ("below_label", "<p>Baca juga:</p><p>Harga Beras Naik di Tiga Kota</p>", True),
    ("below_label", "<p>Baca juga:</p><p>Harga beras naik di tiga kota.</p>", False),
    ("below_label", f"<p>Baca juga:</p><p><a href='{RICE}'>Harga Beras Naik di Tiga Kota</a></p>", False),
    ("below_label", "<p>Kapal tiba:</p><p>Harga Beras Naik di Tiga Kota</p>", False),
    ("media_label", "<p>More from the Kabar: Rice dearer in three towns</p>", True),
    ("media_label", "<p>More from the sea: mackerel, crab and a few good lobsters</p>", False),
    ("media_label", "<p>More from the Kabar: The rice is dearer in three towns.</p>", False),
    ("media_label", "<p>Video: Rice dearer in three towns</p>", True),
    ("media_label", "<p>Video: rice and fish, on tape since 1984</p>", False),
    ("media_label", "<p>Background: Rice dearer in three towns</p>", False),
    ("capital_label", "<p>TIMELINE: How rice became dearer in three towns</p>", False),
    ("lead_in", "<p>Read also rice dearer in three towns</p>", False),
    ("lead_in", "<p>READ ALSO RICE DEARER IN THREE TOWNS</p>", False),
    ("capital_label", "<p>WATCH: Rice dearer in three towns</p>", True),
    ("capital_label", "<p>Baca Juga Harga Beras Naik di Tiga Kota</p>", True),
    ("capital_label", "<p>Watch: Rice dearer in three towns</p>", False),
    ("capital_label", "<p>Baca juga Harga Beras Naik di Tiga Kota</p>", False),
    ("credit_at_end", "<p>Kapal di dermaga. Foto: Dina Sari</p>", True),
    ("credit_at_end", "<p>Kapal di dermaga / FOTO: DINA SARI</p>", True),
    ("credit_at_end", f"{AUTHOR}{PICTURE}<p>Kapal di dermaga. Dina Sari Wulan / Warta</p>", True),
    ("credit_at_end", f"{PICTURE}<p>Kapal di dermaga (Sari/Kabar)</p>", True),  # the site's name
    ("credit_at_end", f"{PICTURE}<p>Kapal di dermaga (Sari/Warta)</p>", False),
    ("credit_at_end", f"{AUTHOR}<p>Ganda campuran dimenangi (Dina Sari Wulan/Tom Berg)</p>", False),
    ("credit_at_end", "<p>Film terbaik: Laut Biru. Video: Dina Sari</p>", False),
    ("credit_at_end", "<p>Kapal di dermaga. Fot. Dina Sari</p>", True),
    ("credit_at_end", "<p>Kapal di dermaga (Foto: Dina Sari)</p>", True),
    ("credit_at_end", "<p>Kapal di dermaga (pulau: Dina Sari)</p>", False),
    ("credit_at_end", f"{PICTURE}<p>码头的清晨。記者周小斌/攝影</p>", True),
    ("credit_at_end", f"{PICTURE}<p>朝の港（柏木遼子撮影）</p>", True),
    ("credit_at_end", f"{PICTURE}<p>朝の港を撮影</p>", False),
    ("credit_at_end", "<p>Kapal di dermaga. Foto itu dicetak di koran pagi ini.</p>", False),
    ("beside_title", "<article><h1>Warga Pulau Menunggu</h1><p>Sejak Senin tidak ada kapal.</p></article>", False),
]


@pytest.mark.parametrize(("name", "markup", "seen"), CASES)
def test_a_finder_sees_its_line_and_no_look_alike(
    page_of: Build, story: Story, name: str, markup: str, seen: bool
) -> None:
    page = page_of(story(markup))
    names = {item.name for items in find_evidence(page, find_region(page)).values() for item in items}
    assert (name in names) is seen


@pytest.mark.parametrize(
    ("before", "certain"),
    [("<p><img src='a.jpg'></p>", True), ("", False), ("<p><svg></svg></p>", False)],  # the last is an icon
)
def test_a_credit_behind_a_sentence_is_half_as_certain_without_a_picture(
    page_of: Build, story: Story, before: str, certain: bool
) -> None:
    page = page_of(story(f"{before}<p>Dermaga di pulau itu sepi. Foto: Dina Sari</p>"))
    found = find_evidence(page, find_region(page))
    values = [item.value for items in found.values() for item in items if item.name == "credit_at_end"]
    assert values == [1.0 if certain else 0.5]


def test_what_follows_the_headline_at_once_is_seen(page_of: Build, story: Story) -> None:
    lead = "Sejak Senin tidak ada kapal yang datang."
    page = page_of(story("").replace("</h1>", f"</h1><p>{lead}</p>"))
    found = find_evidence(page, find_region(page))
    assert [page.blocks[i].text for i, items in found.items() for e in items if e.name == "beside_title"] == [lead]


BODY = "".join(
    f"<p>The {word} boat of the island came in at noon, and the people on the pier waited for the rice on board.</p>"
    for word in ("first", "second", "third", "fourth")
)


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("READ ALSO Traders ask for lights on the pier", False),
        ("WATCH: How the harbour copes without a crane", False),
        ("Who should pay? The island 61% The ferry line 39%", False),
        ("Foto 3 de 9", False),
        ("3 / 4", True),
        ("9/11", True),
        ("Women wait on the pier. Photo: Dina Sari", False),
        ("Follow the Herald on Google News.", False),
        ("Watch: the word stands in red letters over the door of the harbour office, and nobody knows why.", True),
        ("Read also what is written below the clock, the old captain said, and laughed.", True),
        ("Who should pay? The island, said the ferry line.", True),
        ("The pupils meet on WhatsApp every Monday.", True),
        ("Two of three boats", True),
    ],
)
def test_such_a_line_between_paragraphs_goes_and_its_look_alike_stays(line: str, stays: bool) -> None:
    first, second = BODY[: len(BODY) // 2], BODY[len(BODY) // 2 :]
    html = f"<article><h1>Boat comes in</h1><div>{first}<p>{line}</p>{second}</div></article>"
    article = clean_page(html, "https://herald.example/2026/11/03/boat-comes-in-at-noon").article
    assert article is not None
    assert (line in article.text.split("\n")) is stays
