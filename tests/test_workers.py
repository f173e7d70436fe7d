import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from newscrawl.pipelines.time_guard import PageTooSlowError, WorkerDiedError
from newscrawl.workers import MAX_MEMORY, Workers


class OwnError(Exception):
    """Can be packed, and not unpacked: it wants two arguments."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def double(state: int, number: int) -> int:
    return state * number


def pid(_state: int) -> int:
    return os.getpid()


def send_itself(_state: int, number: int) -> str:
    os.kill(os.getpid(), number)
    return "still here"


def blocked(_state: int) -> set[int]:
    return {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, ())}


def hang(_state: int) -> None:
    time.sleep(100)


def fail(_state: int, *, own: bool) -> None:
    raise OwnError("a", "b") if own else ValueError("bad page")


def take_memory(_state: int) -> int:
    return len(bytearray(2 * MAX_MEMORY))


def with_workers(use: Callable[[Workers[int]], Awaitable[Any]], jobs: int = 2, seconds: float = 30) -> Any:
    async def used() -> Any:
        workers = Workers(2, jobs, seconds=seconds)
        try:
            return await use(workers)
        finally:
            workers.close()

    return asyncio.run(used())


async def among_others(workers: Workers[int], function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What becomes of one task between others, all of which have to come out right."""
    before = [asyncio.ensure_future(workers.do(double, n)) for n in range(5)]
    one = asyncio.ensure_future(workers.do(function, *args, **kwargs))
    after = [asyncio.ensure_future(workers.do(double, n)) for n in range(5, 10)]
    assert await asyncio.gather(*before, *after) == [2 * n for n in range(10)]
    return await one


def test_tasks_are_done_with_the_state_in_processes_that_last() -> None:
    async def use(workers: Workers[int]) -> tuple[list[int], set[int]]:
        results = await asyncio.gather(*(workers.do(double, n) for n in range(50)))
        return results, set(await asyncio.gather(*(workers.do(pid) for _ in range(50))))

    results, pids = with_workers(use)
    assert results == [2 * n for n in range(50)]
    assert len(pids) <= 2
    assert os.getpid() not in pids


def test_a_task_of_megabytes_goes_and_comes_whole() -> None:
    assert with_workers(lambda workers: workers.do(double, "ab" * 5_000_000)) == "ab" * 10_000_000  # type: ignore[arg-type]


@pytest.mark.parametrize(("own", "kind", "words"), [(False, ValueError, "bad page"), (True, RuntimeError, "OwnError")])
def test_what_a_task_raises_is_raised_here_and_the_others_are_done(
    own: bool, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        with_workers(lambda workers: among_others(workers, fail, own=own))


def test_a_task_that_ends_its_process_fails_alone_and_the_reason_names_the_signal() -> None:
    with pytest.raises(WorkerDiedError, match="Killed"):
        with_workers(lambda workers: among_others(workers, send_itself, signal.SIGKILL))


def test_a_task_that_hangs_fails_alone_and_its_process_is_ended() -> None:
    with pytest.raises(PageTooSlowError, match=r"more than 0\.3 seconds"):
        with_workers(lambda workers: among_others(workers, hang), seconds=0.3)


def test_a_task_that_wants_too_much_memory_fails_alone() -> None:
    with pytest.raises(MemoryError):
        with_workers(lambda workers: among_others(workers, take_memory))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_to_the_whole_group_do_not_end_a_process(number: int) -> None:
    assert with_workers(lambda workers: workers.do(send_itself, number)) == "still here"


def test_stopping_signals_are_blocked_from_a_process_s_first_moment_and_here_as_before() -> None:
    before = blocked(0)
    assert {signal.SIGINT, signal.SIGTERM} <= with_workers(lambda workers: workers.do(blocked))
    assert blocked(0) == before


def test_a_process_that_ends_while_it_has_nothing_to_do_is_replaced() -> None:
    async def use(workers: Workers[int]) -> bool:
        first = await workers.do(pid)
        os.kill(first, signal.SIGKILL)
        while (second := await workers.do(pid)) == first:
            pass
        return second != first

    async def patient(workers: Workers[int]) -> bool:
        try:
            return await use(workers)
        except WorkerDiedError:  # the task went to it in the moment of its end
            return True

    assert with_workers(patient, jobs=1)


def test_closing_ends_the_processes_even_in_the_middle_of_a_task() -> None:
    async def use(workers: Workers[int]) -> int:
        number = await workers.do(pid)
        waiting = asyncio.ensure_future(workers.do(hang))
        await asyncio.sleep(0)
        waiting.cancel()
        return number

    number = with_workers(use, jobs=1)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
