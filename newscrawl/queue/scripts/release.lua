-- Give shards up. ARGV: token, shard, shard ... One in which nothing is left is closed.
local p, token = KEYS[1], ARGV[1]
for i = 2, #ARGV do
  local lock, stream = p .. 'lock:' .. ARGV[i], p .. 'stream:' .. ARGV[i]
  if redis.call('GET', lock) == token then
    if redis.call('XLEN', stream) == 0 then
      redis.call('DEL', stream)
      redis.call('SREM', p .. 'open', ARGV[i])
    end
    redis.call('DEL', lock)
  end
end
