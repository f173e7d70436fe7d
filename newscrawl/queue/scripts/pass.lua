-- May a request to this domain go out now? ARGV: token, domain, hold in ms, shard whose lock is asked for or ''
-- Gives 0: yes, and the domain is closed to all workers for `hold`; above 0: wait so many ms; -1: the lock was lost.
local p, token, domain, hold, shard = KEYS[1], ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
if shard ~= '' and redis.call('GET', p .. 'lock:' .. shard) ~= token then return -1 end
if hold == 0 or redis.call('SET', p .. 'pace:' .. domain, token, 'NX', 'PX', hold) then return 0 end
return math.max(1, redis.call('PTTL', p .. 'pace:' .. domain))
