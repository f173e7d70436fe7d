-- A worker says that it lives, and keeps its shards. ARGV: token, lifetime in ms, shard, shard ...
-- What waits to be tried again and is due goes back into its stream.
-- Gives the numbers of workers and of open shards, then the shards that the worker has lost.
local p, token, lifetime = KEYS[1], ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', p .. 'workers', now, token)
redis.call('ZREMRANGEBYSCORE', p .. 'workers', '-inf', now - lifetime)
for _, entry in ipairs(redis.call('ZRANGEBYSCORE', p .. 'later', '-inf', now, 'LIMIT', 0, 1000)) do
  local shard, job = string.match(entry, '^(%d+) (.*)$')
  local stream = p .. 'stream:' .. shard
  if redis.call('EXISTS', stream) == 0 then
    redis.call('XGROUP', 'CREATE', stream, 'workers', '0', 'MKSTREAM')
  end
  redis.call('XADD', stream, '*', 'job', job)
  redis.call('SADD', p .. 'open', shard)
  redis.call('ZREM', p .. 'later', entry)
end
local answer = {redis.call('ZCARD', p .. 'workers'), redis.call('SCARD', p .. 'open')}
for i = 3, #ARGV do
  local lock = p .. 'lock:' .. ARGV[i]
  if redis.call('GET', lock) == token then
    redis.call('PEXPIRE', lock, lifetime)
  else
    answer[#answer + 1] = ARGV[i]
  end
end
return answer
