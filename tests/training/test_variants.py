"""Pages as another publisher might have built them."""

from lxml.html import HtmlElement, document_fromstring

from newscrawl.training.variants import drop_json_ld, rename_half, use_plain_tags

NAMES = [f"box-{number}" for number in range(40)]


def page() -> HtmlElement:
    boxes = "".join(f'<div class="{name} wide" id="{name}">text</div>' for name in NAMES)
    script = '<script type="application/ld+json">{"articleBody": "text"}</script><script>var a = 1;</script>'
    return document_fromstring(script + boxes)


def classes(root: HtmlElement) -> list[str]:
    return [element.get("class") for element in root.iter("div")]


def test_about_half_of_the_names_lose_their_meaning() -> None:
    root = page()
    rename_half(root, "one")
    kept = [names.split()[0] for names in classes(root) if names.split()[0] in NAMES]
    assert 8 < len(kept) < 32


def test_a_name_becomes_the_same_everywhere_on_a_page_and_another_on_the_next() -> None:
    one, again, other = page(), page(), page()
    for root, name in ((one, "one"), (again, "one"), (other, "other")):
        rename_half(root, name)
    assert len({names.split()[1] for names in classes(one)}) == 1
    assert [element.get("id") for element in one.iter("div")] == [names.split()[0] for names in classes(one)]
    assert classes(one) == classes(again) != classes(other)


def test_the_record_in_json_ld_goes_and_other_scripts_stay() -> None:
    root = page()
    drop_json_ld(root, "one")
    assert [script.text for script in root.iter("script")] == [None, "var a = 1;"]


def test_tags_that_tell_what_they_are_for_become_plain_ones() -> None:
    root = document_fromstring("<article><figure><p>text</p></figure><h2>text</h2></article>")
    use_plain_tags(root, "one")
    assert [element.tag for element in root.iter()] == ["html", "body", "div", "div", "p", "h2"]
