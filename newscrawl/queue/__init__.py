"""One list of addresses for many workers, in Redis. Needs the extra `redis` (redis-py).

Every registrable domain belongs to one shard, each shard is a stream, and a shard has at most one worker at a time.
What happens in Redis is said in `scripts/`, one Lua script a step, so that each step happens whole or not at all.
"""
