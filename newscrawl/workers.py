"""Work on several cores: processes that do one task at a time, each over a pipe of its own.

Neither `concurrent.futures` nor Pebble: the first loses every task with one process that dies, and cannot end one that
hangs; the second shares one pipe among all, and a process that is killed while it holds the pipe's lock stops them all.
With a pipe each, whatever happens to a process happens to the one task that it has.
"""

import asyncio
import atexit
import contextlib
import gc
import multiprocessing
import pickle
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from newscrawl.garbage import collect_rarely
from newscrawl.pipelines.time_guard import PAGE_SECONDS, PageTooSlowError, WorkerDiedError

Result = TypeVar("Result")
State = TypeVar("State")
P = ParamSpec("P")

HARD_SECONDS = PAGE_SECONDS + 10  # the worker's own guard comes first; it cannot stop what never returns from C
MAX_MEMORY = 4 * 2**30  # bytes of address space of one worker; a page of 32 MiB takes one of these
IN_HAND = 4  # tasks of each worker at a time, where order is kept: while one takes long, the others go on
_END_SECONDS = 2.0  # for a worker whose pipe is closed
_STOPS = (signal.SIGINT, signal.SIGTERM)
_PRELOADED = ["newscrawl.cleaner", "trafilatura"]  # once, in the process that all workers are forked from


class Here(Generic[State]):
    """The same interface in this process: each task is done at once."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def do(self, function: Callable[Concatenate[State, P], Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Call the function with the state and the arguments."""
        return function(self._state, *args, **kwargs)

    def close(self) -> None:
        """Nothing is to be closed."""


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    message: bytes
    done: "asyncio.Future[Any]"


class Workers(Generic[State]):
    """Up to `jobs` processes; each gets the state once. To be made, used and closed where an asyncio loop runs.

    A task that takes more than `seconds` is given up with its process. Tasks begin in the order in which they came.
    """

    def __init__(self, state: State, jobs: int, *, seconds: float = HARD_SECONDS) -> None:
        self._state = state
        self._jobs = jobs
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[_Task] = deque()
        self._idle: list[_Worker] = []
        self._busy: dict[_Worker, tuple[_Task, asyncio.TimerHandle]] = {}
        atexit.register(self._kill)  # before that of multiprocessing, which would wait for them

    async def do(self, function: Callable[Concatenate[State, P], Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Call a function of a module with the state and the arguments, in one of the processes.

        Raises what the function raises, PageTooSlowError, or WorkerDiedError.
        """
        task = _Task(pickle.dumps((function, args, kwargs)), self._loop.create_future())
        self._waiting.append(task)
        self._hand_out()
        result: Result = await task.done
        return result

    def close(self) -> None:
        """End the processes; what they have in hand is lost."""
        atexit.unregister(self._kill)
        workers = [*self._idle, *self._busy]
        for worker, (_, timer) in self._busy.items():
            timer.cancel()
            worker.process.kill()
        for worker in workers:
            self._loop.remove_reader(worker.pipe)
            worker.pipe.close()
        for worker in workers:
            worker.end()

    def _kill(self) -> None:
        for worker in (*self._idle, *self._busy):
            worker.process.kill()

    def _start(self) -> None:
        worker = _Worker(self._state)
        self._loop.add_reader(worker.pipe, self._heard, worker)
        self._idle.append(worker)

    def _hand_out(self) -> None:
        while self._waiting and (self._idle or len(self._busy) < self._jobs):
            if not self._idle:
                self._start()
            worker, task = self._idle.pop(), self._waiting.popleft()
            self._busy[worker] = task, self._loop.call_later(self._seconds, self._overdue, worker)
            with contextlib.suppress(OSError):  # its end is heard by the reader
                worker.pipe.send_bytes(task.message)

    def _heard(self, worker: "_Worker") -> None:
        """An answer, or the end of the process."""
        try:
            answer = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._drop(worker, WorkerDiedError(f"the process that cleaned it ended: {worker.end()}"))
            return
        task, timer = self._busy.pop(worker)
        timer.cancel()
        self._idle.append(worker)
        self._hand_out()  # first of all, so that the worker goes on
        result, error = pickle.loads(answer)
        _settle(task, result, error)

    def _overdue(self, worker: "_Worker") -> None:
        worker.process.kill()
        self._drop(worker, PageTooSlowError(f"cleaning took more than {self._seconds:g} seconds"))

    def _drop(self, worker: "_Worker", error: Exception) -> None:
        """Another process is started when there is work for it."""
        self._loop.remove_reader(worker.pipe)
        worker.pipe.close()
        worker.end()
        task, timer = self._busy.pop(worker, (None, None))
        if timer is None:
            self._idle.remove(worker)
        else:
            timer.cancel()
        self._hand_out()
        if task is not None:
            _settle(task, None, error)


class _Worker:
    """One process, and this end of its pipe."""

    def __init__(self, state: object) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, state), daemon=True)
        resource_tracker.ensure_running()  # to start it later would unblock the signals again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)  # what is started inherits it
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        other.close()

    def end(self) -> str:
        """Wait for the process, whose pipe is closed or broken; in words how it ended."""
        self.process.join(_END_SECONDS)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        return signal.strsignal(-code) or str(code) if code < 0 else f"exit code {code}"


def _settle(task: _Task, result: Any, error: Exception | None) -> None:
    if task.done.done():  # whoever asked has gone
        return
    if error is None:
        task.done.set_result(result)
    else:
        task.done.set_exception(error)


def serve(pipe: Connection, state: object) -> None:
    """What a process does: tasks from the pipe, answers into it, until the other end is closed.

    Ctrl-C and SIGTERM reach the whole group of processes; when to end is the parent's word. Until here they are
    blocked: one that came while the process was still starting would have ended it.
    """
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)
    collect_rarely()
    gc.freeze()  # what was loaded stays as long as the process
    if sys.platform == "linux":
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = MAX_MEMORY if soft == resource.RLIM_INFINITY else min(MAX_MEMORY, soft)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(_answer(pipe.recv_bytes(), state))


def _answer(message: bytes, state: object) -> bytes:
    try:
        function, args, kwargs = pickle.loads(message)
        return pickle.dumps((function(state, *args, **kwargs), None))
    except Exception as error:  # noqa: BLE001 - the parent raises it again
        return _packed(error)


def _packed(error: Exception) -> bytes:
    """The error for the parent; one that cannot be sent, in words."""
    try:
        packed = pickle.dumps((None, error))
        pickle.loads(packed)
    except (TypeError, AttributeError, pickle.PicklingError):
        return pickle.dumps((None, RuntimeError(repr(error))))
    return packed
