"""Real workers over a real queue, and one that dies."""

from pathlib import Path

import pytest

pytest.importorskip("redis", reason="redis-py is not installed: pip install '.[redis]'")

from tests.queue_kills import CLOCK, Workers, check_done, check_merged, load, many_hosts, shortest_pause
from tests.redis_server import MISSING, redis_server

pytestmark = pytest.mark.skipif(MISSING is not None, reason=MISSING or "")


def test_killed_workers_and_a_killed_redis_lose_nothing_and_keep_the_pace(tmp_path: Path) -> None:
    with many_hosts(urls=48, hosts=6) as site, redis_server(tmp_path) as redis:
        load(site, redis, tmp_path)
        workers = Workers(redis, tmp_path, count=2, delay=0.1, lifetime=1.0)
        try:
            workers.wait_for_all()
            site.opened.set()
            site.until(requests=18)
            redis.kill()
            killed = workers.busiest()
            workers.kill(killed)
            redis.start()
            workers.wait(100)
        finally:
            workers.stop()
        check_merged(site, workers)
        check_done(redis, urls=48)
        assert shortest_pause(site) >= 0.1 - CLOCK
        said = workers.log(1 - killed).read_text()
    assert said.count("does not answer") == said.count("answers again") == 1, said
    assert "Traceback" not in said
