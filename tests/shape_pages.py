"""Page templates for tests/shapes.py: a header, a side column and a footer around a list of body elements."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`page` has the fields language, direction, title, body and links; `change` rewrites the body's markup."""

    page: str
    change: Callable[[str], str] = str


def _hashed(body: str) -> str:
    return body.replace("<p>", '<p class="css-1kq8c">').replace("<h3>", '<h3 class="css-77aa0">')


def _divisions(body: str) -> str:
    return body.replace("<p>", '<div class="txt">').replace("</p>", "</div>")


def _breaks(body: str) -> str:
    """Paragraphs as runs between line breaks; one inside another element stays."""
    return re.sub(r"(?m)^<p>(.*)</p>$", lambda m: m[1].replace("</p><p>", "<br><br>") + "<br><br>", body)


_HEAD = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head><meta charset="utf-8"><title>{title} | Daily</title><meta property="og:title" content="{title}">
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-02T08:00:00+00:00">
</head>
"""
TEMPLATES: Mapping[str, Template] = {
    "semantic": Template(
        page=_HEAD
        + """<body><header><a href="/">Daily</a><nav><a href="/world">World</a></nav></header>
<main><article><h1>{title}</h1><p class="byline">N. Lind, <time datetime="2026-03-02">2026-03-02</time></p>
<figure><img src="/1.jpg" alt=""><figcaption>N. Lind</figcaption></figure>
{body}
</article><aside><h2>Daily</h2><ul>{links}</ul></aside></main>
<footer><p>© 2026 Daily</p></footer></body></html>"""
    ),
    "wordpress": Template(
        page=_HEAD
        + """<body class="single single-post"><div id="masthead"><a href="/">Daily</a></div>
<div id="primary"><article class="post type-post"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><a href="/author/lind">N. Lind</a> 2026-03-02</div>
<div class="entry-content">
{body}
</div><div class="tags-links"><a href="/tag/1">2026</a></div></article></div>
<div id="secondary" class="widget-area"><ul class="widget">{links}</ul></div>
<footer id="colophon">© 2026 Daily</footer></body></html>"""
    ),
    "hashed": Template(
        page=_HEAD
        + """<body><div id="root"><div class="css-0aa"><a href="/">Daily</a></div>
<div class="css-main1"><h1 class="css-h1x">{title}</h1><div class="css-b33">N. Lind · 2026-03-02</div>
<section class="css-bd2">
{body}
</section></div>
<div class="css-side"><ul>{links}</ul></div><div class="css-ft9">© 2026 Daily</div></div></body></html>""",
        change=_hashed,
    ),
    "divisions": Template(
        page=_HEAD
        + """<body><div id="top"><a href="/">Daily</a></div><div class="wrap"><div class="news"><h1>{title}</h1>
<div class="info">N. Lind 02.03.2026</div>
<div class="news-text">
{body}
</div></div><div class="side"><ul>{links}</ul></div></div><div id="bottom">© 2026 Daily</div></body></html>""",
        change=_divisions,
    ),
    "breaks": Template(
        page=_HEAD
        + """<body><table width="100%"><tr><td colspan="2"><a href="/">Daily</a></td></tr>
<tr><td valign="top"><h1>{title}</h1><font size="1">2026-03-02 N. Lind</font>
<div class="story">
{body}
</div></td><td><ul>{links}</ul></td></tr>
<tr><td colspan="2">© 2026 Daily</td></tr></table></body></html>""",
        change=_breaks,
    ),
}


def render(name: str, language: str, title: str, body: Sequence[str], latest: Sequence[tuple[str, str]]) -> str:
    """A page of the template; `latest` are (text, address) of the side column's links."""
    template = TEMPLATES[name]
    return template.page.format(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        title=title,
        body=template.change("\n".join(body)),
        links="".join(f'<li><a href="{address}">{text}</a></li>' for text, address in latest),
    )
