-- ARGV: how many buckets of ten seconds to look at
-- Gives {counts, {{shard, length, holder or ''} ...}, later, {worker ...}, now in s, {done in each bucket, newest first}}
local p = KEYS[1]
local shards = {}
for _, shard in ipairs(redis.call('SMEMBERS', p .. 'open')) do
  local holder = redis.call('GET', p .. 'lock:' .. shard) or ''
  shards[#shards + 1] = {shard, redis.call('XLEN', p .. 'stream:' .. shard), holder}
end
local now, buckets = tonumber(redis.call('TIME')[1]), {}
for i = 0, ARGV[1] - 1 do
  buckets[#buckets + 1] = tonumber(redis.call('GET', p .. 'done:' .. (math.floor(now / 10) - i)) or 0)
end
return {
  redis.call('HGETALL', p .. 'counts'), shards, redis.call('ZCARD', p .. 'later'),
  redis.call('ZRANGE', p .. 'workers', 0, -1), now, buckets
}
