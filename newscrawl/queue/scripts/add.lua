-- Queue jobs whose digest has not been seen. ARGV: digest, shard, job, digest, shard, job ... Gives how many were new.
local p, added = KEYS[1], 0
for i = 1, #ARGV, 3 do
  if redis.call('SADD', p .. 'seen', ARGV[i]) == 1 then
    local stream = p .. 'stream:' .. ARGV[i + 1]
    if redis.call('EXISTS', stream) == 0 then
      redis.call('XGROUP', 'CREATE', stream, 'workers', '0', 'MKSTREAM')
    end
    redis.call('XADD', stream, '*', 'job', ARGV[i + 2])
    redis.call('SADD', p .. 'open', ARGV[i + 1])
    added = added + 1
  end
end
redis.call('HINCRBY', p .. 'counts', 'loaded', added)
return added
