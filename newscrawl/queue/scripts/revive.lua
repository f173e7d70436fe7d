-- What was given up is tried again, from now on. Gives how many there were.
local p = KEYS[1]
local entries = redis.call('XRANGE', p .. 'dead', '-', '+')
if #entries == 0 then return 0 end
for _, entry in ipairs(entries) do
  local job = cjson.decode(entry[2][4])
  job.tries = 0
  redis.call('ZADD', p .. 'later', 0, entry[2][2] .. ' ' .. cjson.encode(job))
end
redis.call('DEL', p .. 'dead')
redis.call('HINCRBY', p .. 'counts', 'dead', -#entries)
return #entries
