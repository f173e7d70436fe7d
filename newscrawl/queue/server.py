"""The Redis server that holds a queue, asked by scripts; patient, for who can wait until it is back."""

import asyncio
import logging
import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any, Self

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import AuthenticationError, AuthorizationError, RedisError
from redis.exceptions import ConnectionError as NoConnectionError
from redis.exceptions import TimeoutError as NoAnswerError

logger = logging.getLogger(__name__)

DEFAULT_URL = "redis://127.0.0.1:6379/0"
_FIRST_WAIT, _LONGEST_WAIT = 0.25, 5.0  # seconds between two tries to reach it again
_SILENT = 10.0  # seconds without an answer, after which it counts as away; scripts take milliseconds
_AWAY = (NoConnectionError, NoAnswerError, OSError)
_REFUSED = (AuthenticationError, AuthorizationError)  # kinds of NoConnectionError that no waiting ends


class QueueError(Exception):
    """The queue cannot be used. The message is one line for a person."""


class Server:
    """A queue of that name at that address (redis://HOST:PORT/DB, rediss://..., unix://...).

    `waits` says, whenever the server does not answer, whether to try again. Raises QueueError for an address that is
    none.
    """

    def __init__(self, url: str, queue: str, waits: Callable[[], bool] = lambda: False) -> None:
        self.place = _shown(url)
        self.prefix = f"newscrawl:{queue}:"
        self.waits = waits
        self.outages = 0  # how often it was away and came back
        self._away = False
        self._scripts = files("newscrawl.queue") / "scripts"
        self._read: dict[str, str] = {}  # scripts, by name
        try:
            self._redis = _client(url)
            self._redis.connection_pool.make_connection()  # an option that there is not shows only now
        except (ValueError, TypeError) as error:
            raise QueueError(f"{self.place} is no address of a Redis server such as {DEFAULT_URL}") from error

    async def run(self, script: str, *values: str | bytes | float) -> Any:
        """Run a script of `scripts/` and give its answer. Raises QueueError."""
        if script not in self._read:
            self._read[script] = (self._scripts / f"{script}.lua").read_text("utf-8")
        return await self.command("EVAL", self._read[script], 1, self.prefix, *values)

    async def command(self, *words: str | bytes | float) -> Any:
        """Send a command and give its answer, which may take as long as the server is away. Raises QueueError."""
        wait = _FIRST_WAIT
        while True:
            try:
                answer = await self._redis.execute_command(*words)
            except _REFUSED as error:
                raise QueueError(f"Redis at {self.place} refuses: {error}") from error
            except _AWAY as error:
                await self._lost(error, wait)
                wait = min(2 * wait, _LONGEST_WAIT)
            except RedisError as error:
                raise QueueError(f"Redis at {self.place}: {error}") from error
            else:
                self._found()
                return answer

    async def _lost(self, error: Exception, wait: float) -> None:
        if not self.waits():
            raise QueueError(f"Redis at {self.place} cannot be reached: {error}") from error
        if not self._away:
            logger.warning("Redis at %s does not answer (%s): waiting for it", self.place, error)
        self._away = True
        await asyncio.sleep(wait)

    def _found(self) -> None:
        if self._away:
            self._away = False
            self.outages += 1
            logger.warning("Redis at %s answers again: going on", self.place)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connection."""
        await self._redis.aclose()


def _client(url: str) -> Any:
    return Redis.from_url(
        url,
        decode_responses=True,
        single_connection_client=True,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=_SILENT,
        socket_connect_timeout=_SILENT,
    )


def _shown(url: str) -> str:
    """The address without its password, whatever is wrong with it.

    >>> _shown("redis://me:secret@queue.example:6379/0"), _shown("redis://queue.example/0?password=secret")
    ('redis://queue.example:6379/0', 'redis://queue.example/0')
    """
    return re.sub(r"(?<=://)[^/]*@", "", url.partition("?")[0])
