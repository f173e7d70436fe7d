-- A domain has answered: the next request may go out so many ms from now. ARGV: token, domain, ms
redis.call('SET', KEYS[1] .. 'pace:' .. ARGV[2], ARGV[1], 'PX', ARGV[3])
