/**
 * Charges counters in one step: KEYS are the counters; ARGV is the cost, then quota and window (ms) of each counter.
 * Answers 1 or 0 for charged, then what is spent and the milliseconds to the end of the window, of each.
 *
 * A counter is what rate-limiter-flexible keeps: a number that expires. All that can fail comes before the first write.
 * One without an expiry, which only a stranger can have left, would refuse for ever and is counted as a new one.
 */
export const chargeScript = `
local cost = tonumber(ARGV[1])
local spent, left, fits = {}, {}, 1
for i, key in ipairs(KEYS) do
  left[i] = redis.call('PTTL', key)
  spent[i] = left[i] >= 0 and tonumber(redis.call('GET', key)) or 0
  if left[i] < 0 then left[i] = 0 end
  if spent[i] + cost > tonumber(ARGV[2 * i]) then fits = 0 end
end
local answer = { fits }
for i, key in ipairs(KEYS) do
  if fits == 1 then
    if spent[i] == 0 then
      left[i] = tonumber(ARGV[2 * i + 1])
      redis.call('SET', key, cost, 'PX', left[i])
    else
      redis.call('INCRBY', key, cost)
    end
    spent[i] = spent[i] + cost
  end
  answer[2 * i] = spent[i]
  answer[2 * i + 1] = left[i]
end
return answer
`;
