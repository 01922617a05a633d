/** How the script tells the time: the clock of Redis, in milliseconds. */
const redisTime = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * Charges counters in one step, with the arithmetic of the tallies in memory. KEYS are the counters; ARGV holds five for each:
 * role (h, s, d for soft, x for strikes), cost, quota, window (ms) and cell (ms, 0 for a bucket). Answers 1 or 0 for charged,
 * then of each counter what is spent, the milliseconds until nothing counts, and those until the call fits.
 *
 * A window is stored as its sum, the number and charges of its newest cell, and then the same of its earlier cells, the oldest
 * first; all in six bytes. So a charge to the newest cell changes the head alone, in place, and the key ends when it did. A
 * bucket is its level, a double, and the time of it. What has another length was left by a stranger and counts as nothing.
 * All that can fail comes before the first write.
 *
 * Tests hand in another line for the time.
 */
export const chargeScript = (time: string = redisTime): string => `
local call, read, write = redis.call, struct.unpack, struct.pack
local floor, max, number = math.floor, math.max, tonumber
${time}

local function look_window(value, cost, quota, window, cell)
  local size, sum, newest, count, first = #value, 0, -1, 0, 19
  if size >= 18 and size % 12 == 6 then
    sum, newest, count = read('>I6I6I6', value)
    while first < size do
      local at, spent = read('>I6I6', value, first)
      if (at + 1) * cell + window > now then break end
      sum = sum - spent
      first = first + 12
    end
    if first > size and (newest + 1) * cell + window <= now then sum, newest, count = 0, -1, 0 end
  else
    size = 0
  end
  local over, wait = sum + cost - quota, 0
  if over > 0 then
    local next, till = first, now
    while over > 0 and next < size do
      local at, spent = read('>I6I6', value, next)
      over = over - spent
      till = (at + 1) * cell + window
      next = next + 12
    end
    if over > 0 and newest >= 0 then
      over = over - count
      till = (newest + 1) * cell + window
    end
    wait = over > 0 and window or till - now
  end
  local reset = newest < 0 and 0 or (newest + 1) * cell + window - now
  return {
    wait = wait, spent = sum, reset = reset, cost = cost, window = window, cell = cell,
    value = value, newest = newest, count = count, first = first,
  }
end

local function add_window(key, c)
  local cell = max(c.newest, floor(now / c.cell))
  local earlier = c.first
  c.spent = c.spent + c.cost
  c.reset = (cell + 1) * c.cell + c.window - now
  if cell == c.newest then
    local head = write('>I6I6I6', c.spent, cell, c.count + c.cost)
    if earlier == 19 then return call('SETRANGE', key, 0, head) end
    return call('SET', key, head .. c.value:sub(earlier), 'PX', c.reset)
  end
  local head = write('>I6I6I6', c.spent, cell, c.cost)
  if c.newest < 0 then return call('SET', key, head, 'PX', c.reset) end
  return call('SET', key, head .. c.value:sub(earlier) .. write('>I6I6', c.newest, c.count), 'PX', c.reset)
end

local function look_bucket(value, cost, quota, window)
  local level, at = 0, now
  if #value == 14 then level, at = read('>dI6', value) end
  level = max(0, level - max(0, now - at) * quota / window)
  local over = level + cost - quota
  return {
    wait = over > 0 and floor(over * window / quota) + 1 or 0,
    spent = math.ceil(level), reset = math.ceil(level * window / quota),
    cost = cost, window = window, cell = 0, quota = quota, level = level, at = max(at, now),
  }
end

local function add_bucket(key, c)
  local level = c.level + c.cost
  c.spent = math.ceil(level)
  c.reset = math.ceil(level * c.window / c.quota)
  call('SET', key, write('>dI6', level, c.at), 'PX', max(1, c.reset))
end

local values, found, charged, late = call('MGET', unpack(KEYS)), {}, 1, false
for i, value in ipairs(values) do
  local at = 5 * i
  local role = ARGV[at - 4]
  if role == 'x' and not late then
    found[i] = false
  else
    local look, cell = look_window, number(ARGV[at])
    if cell == 0 then look = look_bucket end
    local c = look(value or '', number(ARGV[at - 3]), number(ARGV[at - 2]), number(ARGV[at - 1]), cell)
    found[i] = c
    late = role == 'd' and c.wait > 0
    if c.wait > 0 and (role == 'h' or role == 'x') then charged = 0 end
  end
end

local answer = { charged }
for i, c in ipairs(found) do
  if c then
    if charged == 1 and c.wait == 0 then
      if c.cell > 0 then add_window(KEYS[i], c) else add_bucket(KEYS[i], c) end
    end
    answer[3 * i - 1], answer[3 * i], answer[3 * i + 1] = c.spent, c.reset, c.wait
  else
    answer[3 * i - 1], answer[3 * i], answer[3 * i + 1] = 0, 0, 0
  end
end
return answer
`;
