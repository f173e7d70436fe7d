-- A worker goes: it counts no more. ARGV: token
redis.call('ZREM', KEYS[1] .. 'workers', ARGV[1])
