"""Pages in scripts with full stops and vowel signs of their own."""

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.records import CleanResult

URDU = [
    "وادی کے تین دیہات میں لوگ اب بھی اس کشتی کا انتظار کر رہے ہیں جس کا وعدہ پچھلے ہفتے کیا گیا تھا۔ چاول کم ہیں۔",
    "گاؤں کے سربراہ کے مطابق اونچی لہروں کی وجہ سے ماہی گیر سمندر میں نہیں جا رہے۔ کشتیاں ساحل پر کھڑی ہیں۔",
    "ضلعی حکومت کا کہنا ہے کہ ہوا کے تھمتے ہی دو کشتیاں روانہ ہوں گی۔ یہ جمعرات سے پہلے ممکن نہیں ہے۔",
    "اس دوران جزیرے کا اسکول بند ہے کیونکہ تیز ہوا نے اس کی چھت اڑا دی تھی۔ بچے گھروں میں پڑھ رہے ہیں۔",
]
URDU_LINKED = "بندرگاہ کے افسر نے بتایا کہ کشتی کی مرمت مکمل ہو چکی ہے۔ عملہ تیار ہے اور سامان لاد دیا گیا ہے۔"
HINDI = [
    "तीन गाँवों के लोग अब भी उस नाव का इंतज़ार कर रहे हैं जिसका वादा पिछले हफ़्ते किया गया था। चावल कम बचा है।",
    "ग्राम प्रधान के अनुसार ऊँची लहरों के कारण मछुआरे समुद्र में जाने की हिम्मत नहीं कर रहे। नावें किनारे पर खड़ी हैं।",
    "ज़िला प्रशासन का कहना है कि हवा के थमते ही दो नावें रवाना होंगी। गुरुवार से पहले यह संभव नहीं है।",
    "इस बीच द्वीप का विद्यालय बंद है क्योंकि तेज़ हवा ने उसकी छत उड़ा दी थी। बच्चे घरों में पढ़ रहे हैं।",
]
HINDI_HEADING = "मछुआरों की हिम्मत और प्रशासन की नावों का हिसाब"
HINDI_LABEL = "यह भी पढ़ें: पहाड़ी ज़िले में भारी बारिश के बाद सड़कें बंद, सैकड़ों यात्री रास्ते में फँसे और राहत दल रवाना"


def clean(paragraphs: list[str], between: str) -> CleanResult:
    """An article with something put into its middle, cleaned."""
    first, second, *rest = [f"<p>{text}</p>" for text in paragraphs]
    body = f"<article><h1>x</h1><div class='c'>{first}{second}{between}{''.join(rest)}</div></article>"
    page = f"<html><head><title>x</title></head><body>{body}</body></html>"
    return clean_page(page.encode(), "https://news.example/2026/11/the-island-waits-for-boat", blocks=True)


def text_with(paragraphs: list[str], between: str) -> str:
    """What is left of it."""
    article = clean(paragraphs, between).article
    assert article is not None
    return article.text


def linked(text: str) -> str:
    """A paragraph that is one link to another story."""
    return f"<p><a href='/2026/10/the-boat-is-ready-at-last'>{text}</a></p>"


def test_a_linked_paragraph_in_urdu_stays() -> None:
    assert URDU_LINKED in text_with(URDU, linked(URDU_LINKED))


def test_a_linked_headline_in_urdu_goes() -> None:
    headline = URDU_LINKED.replace("۔", "")
    assert headline not in text_with(URDU, linked(headline))


def test_a_bold_sub_heading_in_hindi_stays() -> None:
    assert HINDI_HEADING in text_with(HINDI, f"<div><b>{HINDI_HEADING}</b></div>")


def test_a_bold_line_in_a_hindi_box_goes() -> None:
    assert HINDI_HEADING not in text_with(HINDI, f"<div class='newsletter'><b>{HINDI_HEADING}</b></div>")


def test_a_hindi_label_with_its_headline_goes() -> None:
    assert HINDI_LABEL not in text_with(HINDI, f"<p>{HINDI_LABEL}</p>")


def test_a_hindi_paragraph_that_opens_with_the_words_of_a_label_stays() -> None:
    sentence = f"{HINDI_LABEL.replace(':', '')} हुए हैं।"
    assert sentence in text_with(HINDI, f"<p>{sentence}</p>")


@pytest.mark.parametrize(("stop", "kind"), [("۔", "paragraph"), ("", "sub_heading")])
def test_a_bold_sentence_in_urdu_is_no_sub_heading(stop: str, kind: str) -> None:
    line = f"عملہ تیار ہے اور سامان لاد دیا گیا ہے{stop}"
    blocks = clean(URDU, f"<p><b>{line}</b></p>").blocks
    assert [block.kind for block in blocks if block.text == line] == [kind]
