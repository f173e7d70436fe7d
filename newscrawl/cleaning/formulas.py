"""Formulas as text: what MathML shows by its layout becomes a sign."""

from lxml.html import HtmlElement

MATH_TAGS = frozenset(
    (
        "math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace "
        "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics"
    ).split()
)
_BY_LAYOUT, _ROOTS = {"mfrac": "/", "msup": "^"}, ("msqrt", "mroot")
_SHOWN_OTHERWISE = ("katex-mathml", "MJX_Assistive_MathML")  # a formula for screen readers, beside the visible one


def is_shown_otherwise(formula: HtmlElement) -> bool:
    """The formula stands on the page a second time, for screen readers."""
    return not set(_SHOWN_OTHERWISE).isdisjoint((formula.getparent().get("class") or "").split())


def sign_before(element: HtmlElement) -> str:
    """What a formula shows by its layout: a root, what stands below a line or above another, and what is one term."""
    is_second = element.getprevious() is not None
    sign = _BY_LAYOUT.get(element.getparent().tag, "") if is_second else ""
    return sign + ("√" if element.tag in _ROOTS else "") + ("(" if is_one_term(element) else "")


def is_one_term(element: HtmlElement) -> bool:
    """What a root or a fraction holds is several signs, which brackets hold together."""
    is_part = element.tag in _ROOTS or (element.tag == "mrow" and element.getparent().tag in (*_ROOTS, *_BY_LAYOUT))
    return is_part and len(element) > 1
