from dataclasses import fields
from pathlib import Path

import pytest

from newscrawl.config import _READERS, ConfigError, read_config, sites_of, slots_of
from newscrawl.sites import Site

GOOD = """
contact = "https://example.org/crawler"
output = "articles.jsonl"

[defaults]
since = "2d"
exclude = ["/video/"]

[sites.kabar]
seeds = "https://www.kabar.example/"
delay = 5
schedule = "hourly"

[sites."harian.example"]
seeds = ["https://harian.example/news/", "https://harian.example/feed.xml"]
since = 2026-11-01
exclude = []
limit = 100
"""


def config_file(folder: Path, text: str) -> Path:
    path = folder / "newscrawl.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_site_has_its_own_values_and_the_defaults_where_it_has_none(tmp_path: Path) -> None:
    config = read_config(config_file(tmp_path, GOOD))
    assert (config.contact, config.output) == ("https://example.org/crawler", "articles.jsonl")
    kabar, harian = config.sites
    assert kabar == Site(
        name="kabar",
        seeds=("https://www.kabar.example/",),
        exclude=("/video/",),
        since="2d",
        delay=5.0,
        schedule="hourly",
    )
    assert (harian.name, harian.since, harian.exclude, harian.limit) == ("harian.example", "2026-11-01", (), 100)


def test_a_delay_of_a_site_holds_for_its_domain(tmp_path: Path) -> None:
    assert slots_of(read_config(config_file(tmp_path, GOOD)).sites) == {"kabar.example": {"delay": 5.0}}


def test_sites_are_chosen_by_name_and_all_of_them_without_one(tmp_path: Path) -> None:
    config = read_config(config_file(tmp_path, GOOD))
    assert [site.name for site in sites_of(config, ["harian.example"])] == ["harian.example"]
    assert len(sites_of(config, [])) == 2
    with pytest.raises(ConfigError, match="there is no site 'kabr': did you mean 'kabar'"):
        sites_of(config, ["kabr"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sites = 3", "sites: a table is asked for"),
        ("[site.a]\nseeds = 'https://a.example/'", "unknown key 'site': did you mean 'sites'?"),
        ("[sites.a]\nsedes = 'https://a.example/'", "sites.a: unknown key 'sedes': did you mean 'seeds'?"),
        ("[sites.a]\nseeds = 'https://a.example/'\ncolour = 1", "unknown key 'colour'; there are: delay, exclude"),
        ("[defaults]\nsinse = '2d'\n[sites.a]\nseeds = 'https://a.example/'", "defaults: unknown key 'sinse'"),
        ("[defaults]\nseeds = ['https://a.example/']", "'seeds' belong to a site"),
        ("[sites.a]", "sites.a: 'seeds' are missing"),
        ("[sites.a]\nseeds = []", "at least one address"),
        ("[sites.a]\nseeds = 'a.example'", "a.example: not a URL"),
        ("[sites.a]\nseeds = 'file:///etc/passwd'", "only http and https"),
        ("[sites.a]\nseeds = 'https://a.example/'\ninclude = '('", "include: '(' is no regular expression"),
        ("[sites.a]\nseeds = 'https://a.example/'\nsince = 'monday'", "since: 'monday' is no day"),
        ("[sites.a]\nseeds = 'https://a.example/'\nlimit = true", "limit: a whole number above 0"),
        ("[sites.a]\nseeds = 'https://a.example/'\ndelay = -1", "delay: a number of seconds"),
        ("[sites.a]\nseeds = 'https://a.example/'\nschedule = 3", "schedule: a text in quotes"),
        ("[sites.'a b']\nseeds = 'https://a.example/'", "a name is made of letters"),
        ("contact = 3", "contact: a text in quotes"),
        ("[sites", "not TOML"),
    ],
)
def test_a_mistake_is_one_line_that_says_where_and_what(tmp_path: Path, text: str, message: str) -> None:
    path = config_file(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        read_config(tmp_path / "none.toml")


def test_every_field_of_a_site_can_be_written_in_the_file() -> None:
    assert set(_READERS) == {field.name for field in fields(Site)} - {"name"}


def test_a_file_may_hold_a_contact_alone_until_sites_are_asked_for(tmp_path: Path) -> None:
    config = read_config(config_file(tmp_path, "contact = 'https://a.example/'"))
    assert config.contact == "https://a.example/"
    with pytest.raises(ConfigError, match="names no site"):
        sites_of(config, [])
