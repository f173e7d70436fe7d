-- Take shards that nobody holds, at most so many. ARGV: token, lifetime in ms, most, shard, shard ...
-- Gives for each {shard, {{id, {'job', job}} ...}, {{id, consumer, idle, deliveries} ...}}: what its last holder has left
-- unfinished. A shard that the worker holds already is given too: after an outage, to see what was handed to it unheard.
-- There is one consumer, 'holder': whoever has the lock.
local p, token, lifetime, most = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3])
local taken = {}
for i = 4, #ARGV do
  if #taken >= most then break end
  local lock, stream = p .. 'lock:' .. ARGV[i], p .. 'stream:' .. ARGV[i]
  if redis.call('SET', lock, token, 'NX', 'PX', lifetime) or redis.call('GET', lock) == token then
    local left, deliveries = {}, {}
    if redis.call('EXISTS', stream) == 1 then
      left = redis.call('XAUTOCLAIM', stream, 'workers', 'holder', 0, '0-0', 'COUNT', 1000)[2]
      deliveries = redis.call('XPENDING', stream, 'workers', '-', '+', 1000)
    end
    taken[#taken + 1] = {ARGV[i], left, deliveries}
  end
end
return taken
