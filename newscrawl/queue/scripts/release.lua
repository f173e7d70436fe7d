-- Give shards up. ARGV: token, shard, shard ... One in which nothing is left is closed.
-- What was under way counts as not delivered: only a worker that dies speaks against a job.
local p, token = KEYS[1], ARGV[1]
for i = 2, #ARGV do
  local lock, stream = p .. 'lock:' .. ARGV[i], p .. 'stream:' .. ARGV[i]
  if redis.call('GET', lock) == token then
    if redis.call('XLEN', stream) == 0 then
      redis.call('DEL', stream)
      redis.call('SREM', p .. 'open', ARGV[i])
    else
      for _, entry in ipairs(redis.call('XPENDING', stream, 'workers', '-', '+', 1000)) do
        redis.call('XCLAIM', stream, 'workers', 'holder', 0, entry[1], 'RETRYCOUNT', entry[4] - 1, 'JUSTID')
      end
    end
    redis.call('DEL', lock)
  end
end
