"""The language of a page: what its script says, else what it says itself. `function_words` guesses it from the text."""

import re
import unicodedata
from collections import Counter

_CODE = re.compile(r"^([a-z]{2,3})(?:[-_,; ].*)?$")
# What pages write instead of the ISO 639-1 code: three letters, old codes, English names.
_ALIASES = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt",
    "ita": "it", "nld": "nl", "dut": "nl", "ind": "id", "msa": "ms", "may": "ms", "rus": "ru",
    "ukr": "uk", "tur": "tr", "pol": "pl", "ces": "cs", "cze": "cs", "jpn": "ja", "kor": "ko",
    "zho": "zh", "chi": "zh", "ara": "ar", "heb": "he", "hin": "hi", "vie": "vi", "tha": "th",
    "hun": "hu", "ron": "ro", "rum": "ro", "ell": "el", "gre": "el", "swe": "sv", "dan": "da",
    "nor": "no", "fin": "fi", "bul": "bg", "fas": "fa", "per": "fa", "urd": "ur", "ben": "bn",
    "tam": "ta", "swa": "sw", "fil": "tl", "tgl": "tl",
    "in": "id", "iw": "he", "ji": "yi", "nb": "no", "nn": "no", "cn": "zh", "jp": "ja",
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "portuguese": "pt", "italian": "it", "dutch": "nl",
    "indonesian": "id", "indonesia": "id", "russian": "ru", "turkish": "tr", "japanese": "ja",
    "korean": "ko", "chinese": "zh", "arabic": "ar", "hebrew": "he", "hindi": "hi",
}  # fmt: skip
# Scripts that one language alone is commonly written in.
_SCRIPTS = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "HEBREW": "he",
    "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy", "KHMER": "km", "LAO": "lo",
    "MYANMAR": "my", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn",
    "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "ORIYA": "or", "THAANA": "dv",
}  # fmt: skip
_WITH_HAN = frozenset(("zh", "ja", "ko", "vi"))
_CERTAIN_SHARE = 0.2  # of the letters: more than a quoted word, as Japanese is mostly Han


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code in `id-ID`, `in_ID`, `eng`, `English`; None for anything else.

    >>> language_code("pt_BR")
    'pt'
    """
    lowered = (tag or "").strip().lower()
    if lowered in _ALIASES:
        return _ALIASES[lowered]
    match = _CODE.match(lowered)
    if match is None or lowered.startswith("x-"):
        return None
    code = _ALIASES.get(match[1], match[1])
    return code if len(code) == 2 else None


def in_own_script(code: str | None, text: str) -> str | None:
    """The code, unless most letters are Chinese characters and the language is written in others: then Chinese.

    >>> in_own_script("en", "岛上的渡轮改了时刻表"), in_own_script("ja", "日本経済新聞"), in_own_script("en", "Ferry")
    ('zh', 'ja', 'en')
    """
    letters = [letter for letter in text if letter.isalpha()]
    han = sum(_script(letter) == "CJK" for letter in letters)
    return "zh" if code and code not in _WITH_HAN and 2 * han > len(letters) else code


def script_language(text: str) -> str | None:
    """The language of a text by its script alone, where that is certain."""
    letters: Counter[str] = Counter()
    for character, times in Counter(text).items():  # each once: its name takes longer than the counting
        if character.isalpha():
            letters[_script(character)] += times
    total = letters.total()
    scripts = [name for name, count in letters.items() if count >= _CERTAIN_SHARE * total]
    languages = {_SCRIPTS[name] for name in scripts if name in _SCRIPTS}
    return languages.pop() if len(languages) == 1 else None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
