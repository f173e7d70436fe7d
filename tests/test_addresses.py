import pytest

from newscrawl.addresses import is_private_host, private_netloc


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "printer.local",
        "metadata.google.internal",
    ],
)
def test_a_host_of_this_machine_or_its_network_is_private(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize("host", ["93.184.216.34", "[2606:4700::1]", "news.example", "localhost.example", "10.example"])
def test_other_hosts_are_not(host: str) -> None:
    assert not is_private_host(host)


@pytest.mark.parametrize(
    ("url", "netloc"),
    [
        ("http://user:word@127.0.0.1:80/", "127.0.0.1:80"),
        ("http://[::1]:9/", "[::1]:9"),
        ("http://[x/", None),
        ("https://news.example/", None),
    ],
)
def test_the_host_and_port_of_a_private_address_are_named(url: str, netloc: str | None) -> None:
    assert private_netloc(url) == netloc
