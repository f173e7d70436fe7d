-- Lease jobs of shards that the worker holds. ARGV: token, shard, how many, shard, how many ...
-- Gives {{shard, {{id, {'job', job}} ...}} ...}; a shard that was lost gives nothing.
local p, token = KEYS[1], ARGV[1]
local found = {}
for i = 2, #ARGV, 2 do
  local stream = p .. 'stream:' .. ARGV[i]
  if redis.call('GET', p .. 'lock:' .. ARGV[i]) == token and redis.call('EXISTS', stream) == 1 then
    local read = redis.call('XREADGROUP', 'GROUP', 'workers', 'holder', 'COUNT', ARGV[i + 1], 'STREAMS', stream, '>')
    if read then found[#found + 1] = {ARGV[i], read[1][2]} end
  end
end
return found
