-- A job has come to its end, or is to be tried again. ARGV: token, shard, id, outcome, job, wait in ms
-- Only what was stored may be settled by a worker that has lost the shard meanwhile. Gives 1, or 0 for one settled before.
local p, token, shard, id, outcome = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local stream = p .. 'stream:' .. shard
if outcome ~= 'stored' and redis.call('GET', p .. 'lock:' .. shard) ~= token then return 0 end
if redis.call('XACK', stream, 'workers', id) == 0 then return 0 end
redis.call('XDEL', stream, id)
redis.call('HINCRBY', p .. 'counts', outcome, 1)
local time = redis.call('TIME')
if outcome == 'retried' then
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', p .. 'later', now + ARGV[6], shard .. ' ' .. ARGV[5])
  return 1
end
if outcome == 'dead' then redis.call('XADD', p .. 'dead', '*', 'shard', shard, 'job', ARGV[5]) end
local done = p .. 'done:' .. math.floor(time[1] / 10)
redis.call('INCR', done)
redis.call('EXPIRE', done, 900)
return 1
