import pytest

pytest.importorskip("redis", reason="redis-py is not installed: pip install '.[redis]'")

from newscrawl.queue.leases import Lease, Leases
from newscrawl.queue.server import QueueError, Server
from newscrawl.queue.status import status
from tests.queue.conftest import Ask, queued

ONE = "https://kabar.example/satu"
TWO = "https://kabar.example/dua"
OTHER = "https://hafen.example/eins"


async def leased(leases: Leases) -> list[Lease]:
    await leases.beat()
    return [*await leases.take(), *await leases.read()]


def urls(leases: list[Lease]) -> list[str]:
    return sorted(lease.job.url for lease in leases)


async def lose_locks(server: Server, leases: Leases) -> None:
    """As if the worker had been silent for too long."""
    for shard in leases.held:
        await server.command("DEL", f"{server.prefix}lock:{shard}")


def test_an_address_is_queued_once_however_it_is_spelled(ask: Ask) -> None:
    async def question(server: Server) -> None:
        first = await queued(server, ONE, TWO, f"{ONE}?utm_source=x")
        assert (first.new, first.known) == (2, 1)
        again = await queued(server, TWO, OTHER)
        assert (again.new, again.known) == (1, 1)

    ask(question)


def test_what_is_done_is_not_queued_again(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        leases = Leases(server)
        for lease in await leased(leases):
            await leases.settle(lease, "stored")
        assert await leased(leases) == []
        assert (await queued(server, ONE)).new == 0
        assert await leases.is_all_done()

    ask(question)


def test_a_queue_keeps_its_number_of_shards(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE, shards=8)
        await queued(server, TWO, shards=8)
        await queued(server, OTHER)
        with pytest.raises(QueueError, match="made with 8 shards"):
            await queued(server, ONE, shards=9)

    ask(question)


def test_a_domain_is_one_workers_at_a_time(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE, TWO)
        first, second = Leases(server), Leases(server)
        assert urls(await leased(first)) == [TWO, ONE]
        assert await leased(second) == []

    ask(question)


def test_few_jobs_are_leased_and_more_when_there_is_room(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, *(f"{ONE}-{number}" for number in range(10)))
        leases = Leases(server)
        found = await leased(leases)
        assert len(found) == 4
        assert await leased(leases) == []
        await leases.settle(found[0], "rejected")
        assert len(await leased(leases)) == 1

    ask(question)


def test_workers_share_the_domains_and_make_room_for_one_that_comes(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, *(f"https://site-{number}.example/a" for number in range(8)))
        first, second = Leases(server), Leases(server)
        found = await leased(first)
        assert len(found) == len(first.held)
        assert await leased(second) == []  # all are held
        for lease in found:
            await first.try_later(lease, 0)
        await leased(first)
        await leased(second)
        assert len(first.held) == -(-len(found) // 2)
        assert len(first.held) + len(second.held) == len(found)

    ask(question)


def test_what_a_dead_worker_had_goes_to_the_next(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE, TWO)
        dead, heir = Leases(server), Leases(server)
        assert len(await leased(dead)) == 2
        await lose_locks(server, dead)
        found = await leased(heir)
        assert urls(found) == [TWO, ONE]
        assert not any(lease.is_hopeless for lease in found)

    ask(question)


def test_an_address_on_which_workers_die_is_given_up(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        hopeless = []
        for _ in range(7):
            leases = Leases(server)
            (lease,) = await leased(leases)
            hopeless.append(lease.is_hopeless)
            await lose_locks(server, leases)
        assert hopeless == [False] * 5 + [True] * 2

    ask(question)


def test_workers_that_leave_speak_against_no_address(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        deliveries = []
        for _ in range(7):
            leases = Leases(server)
            (lease,) = await leased(leases)
            deliveries.append(lease.deliveries)
            await leases.leave()
        assert deliveries == [1] * 7

    ask(question)


def test_a_worker_that_was_silent_too_long_learns_what_it_has_lost(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        leases = Leases(server)
        await leased(leases)
        shards = list(leases.held)
        await lose_locks(server, leases)
        assert await leases.beat() == shards
        assert leases.held == {}

    ask(question)


def test_after_a_loss_only_what_was_stored_counts(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE, TWO)
        silent, heir = Leases(server), Leases(server)
        one, two = await leased(silent)
        await lose_locks(server, silent)
        assert len(await leased(heir)) == 2
        await silent.try_later(one, 0)
        await silent.settle(two, "stored")
        assert (await status(server)).left == 1
        await heir.settle(one, "stored")
        await heir.settle(two, "stored")
        found = await status(server)
        assert (found.stored, found.left, found.later) == (2, 0, 0)

    ask(question)


def test_what_failed_comes_back_when_its_time_has_come(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE, OTHER)
        leases = Leases(server)
        for lease in await leased(leases):
            await leases.try_later(lease, 0 if lease.job.url == ONE else 600)
        assert not await leases.is_all_done()
        (again,) = await leased(leases)
        assert (again.job.url, again.job.tries, again.job.source) == (ONE, 1, "list.txt:1")
        assert (await status(server)).later == 1

    ask(question)


def test_what_was_given_up_can_be_tried_again(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        leases = Leases(server)
        (lease,) = await leased(leases)
        await leases.settle(lease, "dead")
        assert await leased(leases) == []
        assert ((await status(server)).dead, await leases.is_all_done()) == (1, True)
        assert await server.run("revive") == 1
        (again,) = await leased(leases)
        assert (again.job.url, again.job.tries) == (ONE, 0)
        assert (await status(server)).dead == 0

    ask(question)


def test_a_worker_that_leaves_lets_the_next_begin_at_once(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        first, second = Leases(server), Leases(server)
        assert len(await leased(first)) == 1
        await first.leave()
        assert (await status(server)).workers == 0
        assert len(await leased(second)) == 1

    ask(question)


def test_after_an_outage_a_lease_whose_answer_was_lost_is_found(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        leases = Leases(server)
        await leases.beat()
        await leases.take()
        (shard,) = leases.held
        await server.run("read", leases.token, shard, 4)  # the answer that nobody heard
        server.outages += 1
        assert urls(await leased(leases)) == [ONE]

    ask(question)


def test_a_domain_is_closed_to_all_after_an_answer(ask: Ask) -> None:
    async def question(server: Server) -> None:
        assert await server.run("pass", "a", "kabar.example", 30000, "") == 0
        assert await server.run("pass", "b", "kabar.example", 30000, "") > 20000  # it has not answered
        await server.run("answered", "a", "kabar.example", 5000)
        assert 4000 < await server.run("pass", "b", "kabar.example", 30000, "") <= 5000
        assert await server.run("pass", "b", "hafen.example", 30000, "") == 0

    ask(question)


def test_no_request_goes_out_for_a_shard_that_was_lost(ask: Ask) -> None:
    async def question(server: Server) -> None:
        await queued(server, ONE)
        leases = Leases(server)
        await leased(leases)
        (shard,) = leases.held
        assert await server.run("pass", leases.token, "kabar.example", 0, shard) == 0
        await lose_locks(server, leases)
        assert await server.run("pass", leases.token, "kabar.example", 0, shard) == -1

    ask(question)
