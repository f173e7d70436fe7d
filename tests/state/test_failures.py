from newscrawl.state import State
from newscrawl.state.failures import DAY, HOUR

URL = "https://a.example/1"


def test_the_wait_doubles_with_each_failure_in_a_row() -> None:
    with State() as state:
        waits = []
        for now in (0.0, 10.0, 20.0):
            state.failures.note(URL, "a.example", "http_404", now)
            failure = state.failures.at(URL)
            assert failure is not None
            waits.append(failure.retry_at - now)
        assert waits == [HOUR, 2 * HOUR, 4 * HOUR]


def test_a_success_ends_it() -> None:
    with State() as state:
        state.failures.note(URL, "a.example", "empty", 0.0)
        state.failures.clear(URL + "?utm_source=feed")
        state.failures.note(URL, "a.example", "empty", 10.0)
        failure = state.failures.at(URL)
        assert failure is not None
        assert (failure.times, failure.retry_at) == (1, 10.0 + DAY)


def test_the_failures_of_one_site_can_be_forgotten() -> None:
    with State() as state:
        state.failures.note(URL, "a.example", "timeout", 0.0)
        state.failures.note("https://b.example/1", "b.example", "timeout", 0.0)
        assert state.failures.forget("a.example") == 1
        assert state.failures.at("https://b.example/1") is not None
