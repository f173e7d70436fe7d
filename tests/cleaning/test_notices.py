"""Error pages, checks and walls are no articles; what a site says of itself is one that is not sure to be wanted."""

import pytest

from newscrawl.cleaning import clean_page

URL = "https://harbour.example/news/ferry-gets-a-new-timetable-12345"
TEXT = (
    "<p>The ferry between the island and the mainland will run every hour from Monday, the harbour office said.</p>"
    "<p>For eleven years it had run three times a day, and the last boat left before the school day was over.</p>"
)
LONG = "".join(
    f"<p>The council met for the {n}th time this week, and again it went home, tired, without any result at all.</p>"
    for n in range(4, 24)
)
DATA = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A"}</script>'
BLOG = '<meta property="og:type" content="article">'


def page(title: str, text: str = TEXT, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><main>{text}</main></body></html>"


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Page not found - The Harbour Courier", "not_found"),
        ("404 - Halaman Tidak Ditemukan | Kabar", "not_found"),
        ("404 | Kabar", "not_found"),
        ("Fehler 404", "not_found"),
        ("Страница не найдена — Вестник", "not_found"),
        ("ページが見つかりません｜港新聞", "not_found"),
        ("الصفحة غير موجودة", "not_found"),
        ("Just a moment...", "blocked"),
        ("Attention Required! | Cloudflare", "blocked"),
        ("403 Forbidden", "blocked"),
        ("503", "blocked"),
        ("Log in to continue reading", "blocked"),
        ("Доступ ограничен", "blocked"),
        ("We'll be back soon", "blocked"),
        ("Page not found: the island's library gets a second life", "article"),
        ("Access denied - how the port shut its gates to the island", "article"),  # no site's name
        ("Room 404", "article"),
        ("The Harbour Courier", "article"),
    ],
)
def test_a_page_in_the_place_of_a_story_is_told_by_its_title(title: str, verdict: str) -> None:
    assert clean_page(page(title), URL).verdict == verdict


TITLE = "Sjøfart"  # of which no text here has a word
ASKED = "<p>Enable JavaScript and cookies to continue reading what the harbour office said.</p>"
SOUGHT = "<p>The page you are looking for was sold at auction, the harbour office said.</p>"
CONSENT = "<p>Hier geht es um Cookies, um personenbezogene Daten und um Ihre Einwilligung.</p>"
LINE = "<p>Access denied</p>"
REGION = "<h2>Este contenido no está disponible en tu región</h2><p>Por motivos legales no podemos.</p>"


@pytest.mark.parametrize(
    ("title", "text", "verdict"),
    [
        (TITLE, ASKED, "blocked"),  # a phrase of the text, and a headline of which the text says nothing
        ("The harbour office", ASKED, "article"),
        (TITLE, SOUGHT, "not_found"),
        ("Page of a diary sold", SOUGHT, "article"),
        (TITLE, "<p>দুঃখিত, আপনি যে পাতাটি খুঁজছেন তা পাওয়া যায়নি, অনুগ্রহ করে আবার চেষ্টা করুন।</p>", "not_found"),
        (TITLE, CONSENT, "blocked"),
        ("Cookies ohne Einwilligung", CONSENT, "article"),
        (TITLE, CONSENT.replace("um Ihre Einwilligung", "um den Hafen"), "article"),  # two words of consent
        (TITLE, REGION, "blocked"),  # its first line
        ("Motivos legales en tu región", REGION, "article"),
        (TITLE, TEXT + LINE, "blocked"),  # the third line
        (
            TITLE,
            TEXT + "<p>The council met again this week, and again it went home without a result.</p>" + LINE,
            "article",
        ),
        (TITLE, "<h2>Captcha</h2>" + TEXT, "article"),  # one word
        ("Log in | Sjøfart", TEXT, "blocked"),  # a short title, and nothing of it in the text
        ("Log in | Sjøfart", TEXT + "<p>The new log names each boat.</p>", "blocked"),
        ("Access denied", TEXT + "<p>Access to the pier was denied.</p>", "article"),
        ("Access denied", "<p>You don't have permission to access this page.</p>", "blocked"),
        ("The harbour office", ASKED + CONSENT, "blocked"),  # a phrase and words of consent
        ("Access denied", "<h2>Access denied</h2>" + TEXT + "<p>Access was denied.</p>", "article"),  # one sign twice
        (TITLE, LONG[:1_270] + "</p>" + ASKED, "article"),  # a phrase further below
        (TITLE, LONG[:600] + "</p>" + ASKED, "blocked"),
    ],
)
def test_of_weaker_signs_two_have_to_come_together(title: str, text: str, verdict: str) -> None:
    assert clean_page(page(title, text), URL).verdict == verdict


@pytest.mark.parametrize(
    ("slug", "title", "text", "verdict"),
    [
        ("drought-empties-village-wells", TITLE, TEXT, "blocked"),
        ("drought-empties-village-wells", "Ferry timetable", TEXT, "article"),  # a translated page
        ("drought-empties-village-ferry", TITLE, TEXT, "article"),
        ("drought-empties-wells", TITLE, TEXT, "article"),  # too few words
        ("drought-empties-village-w3lls", TITLE, TEXT, "article"),
        ("6c0b2a9e-44d1-11ee-beef-face1f6f2e0a", TITLE, TEXT, "article"),
        ("drought-in-all-villages-of-the-region/8812.html", TITLE, TEXT, "article"),  # of a section
        ("dr%6Fught-empties-village-wells", TITLE, TEXT, "blocked"),
        ("drought-empties-village-wells", TITLE, LONG[:900] + "</p>", "article"),  # too long
        ("drought-empties-village-wells", TITLE, "<p>Паром будет ходить каждый час, сказали в порту.</p>", "article"),
        ("", TITLE, TEXT, "article"),
    ],
)
def test_a_short_page_that_says_nothing_of_its_address_is_another(
    slug: str, title: str, text: str, verdict: str
) -> None:
    assert clean_page(page(title, text), f"https://harbour.example/news/{slug}").verdict == verdict


@pytest.mark.parametrize(("name", "verdict"), [("日本経済新聞", "not_found"), ("Blatt der kleinen Häfen", "article")])
def test_the_name_of_a_site_has_three_words_and_in_scripts_without_spaces_six_signs(name: str, verdict: str) -> None:
    assert clean_page(page(f"ページが見つかりません | {name}"), URL).verdict == verdict


def test_the_headline_may_say_it_where_the_title_is_the_site_s() -> None:
    head = '<meta property="og:title" content="Page not found">'
    assert clean_page(page("Sjøfart", head=head), URL).verdict == "not_found"


@pytest.mark.parametrize(
    "html",
    [
        page("Page not found", head=DATA),
        page("Page not found", head=BLOG),
        page("Page not found", head='<meta name="author" content="Ann Miller">'),
        page("Page not found", LONG),
    ],
)
def test_what_calls_itself_an_article_is_signed_or_long_is_one(html: str) -> None:
    assert clean_page(html, URL).verdict == "article"


def test_the_reason_names_the_words() -> None:
    assert clean_page(page("Page not found - The Courier"), URL).reason == (
        'this page says that there is no such page: "Page not found - The Courier"'
    )


@pytest.mark.parametrize(
    ("title", "head", "is_service"),
    [
        ("Privacy policy - The Harbour Courier", "", True),
        ("Impressum", "", True),
        ("Pedoman Media Siber", BLOG, True),
        ("Impressum", BLOG, False),  # one word, and the page calls itself an article
        ("Privacy policy", DATA, False),
        ("Privacy policy of the harbour office is against the law", "", False),
    ],
)
def test_what_a_site_says_of_itself_is_stored_without_confidence(title: str, head: str, is_service: bool) -> None:
    article = clean_page(page(title, LONG, head), URL).article
    assert article is not None
    sentence = f'this page is about the site: "{title}"'
    assert (article.quality["verdict_reason"] == sentence) is is_service
    assert (article.quality["confidence"] <= 0.5) is is_service
