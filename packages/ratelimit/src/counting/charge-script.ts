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
 * A window is stored as its sum and then its cells, number and charges of each, all in six bytes; a bucket as its level, a
 * double, and the time of it. What has another length was left by a stranger and counts as nothing. All that can fail
 * comes before the first write.
 *
 * Tests hand in another line for the time.
 */
export const chargeScript = (time: string = redisTime): string => `
local pack, unpack = struct.pack, struct.unpack
${time}

local function look_window(c)
  local value, first = c.value, 7
  local size = #value
  if size % 12 ~= 6 then value, size = '', 0 end
  local sum, last = 0, -1
  if size > 6 then
    sum = unpack('>I6', value)
    last = unpack('>I6', value, size - 11)
    while first < size do
      local cell, spent = unpack('>I6I6', value, first)
      if (cell + 1) * c.cell + c.window > now then break end
      sum = sum - spent
      first = first + 12
    end
    if first > size then last = -1 end
  end
  local over, at, till = sum + c.cost - c.quota, first, now
  while over > 0 and at < size do
    local cell, spent = unpack('>I6I6', value, at)
    over = over - spent
    till = (cell + 1) * c.cell + c.window
    at = at + 12
  end
  c.wait = over > 0 and c.window or till - now
  c.value, c.size, c.first, c.sum, c.last, c.spent = value, size, first, sum, last, sum
  c.reset = last < 0 and 0 or (last + 1) * c.cell + c.window - now
end

local function add_window(key, c)
  local cell = math.floor(now / c.cell)
  if c.last > cell then cell = c.last end
  local kept, spent = c.value:sub(c.first), c.cost
  if cell == c.last then
    kept = c.value:sub(c.first, c.size - 12)
    spent = spent + unpack('>I6', c.value, c.size - 5)
  end
  c.spent = c.sum + c.cost
  c.reset = (cell + 1) * c.cell + c.window - now
  redis.call('SET', key, pack('>I6', c.spent) .. kept .. pack('>I6I6', cell, spent), 'PX', c.reset)
end

local function look_bucket(c)
  local level, at = 0, now
  if #c.value == 14 then level, at = unpack('>dI6', c.value) end
  c.level = math.max(0, level - math.max(0, now - at) * c.quota / c.window)
  c.at = math.max(at, now)
  local over = c.level + c.cost - c.quota
  c.wait = over > 0 and math.floor(over * c.window / c.quota) + 1 or 0
  c.spent = math.ceil(c.level)
  c.reset = math.ceil(c.level * c.window / c.quota)
end

local function add_bucket(key, c)
  local level = c.level + c.cost
  c.spent = math.ceil(level)
  c.reset = math.ceil(level * c.window / c.quota)
  redis.call('SET', key, pack('>dI6', level, c.at), 'PX', math.max(1, c.reset))
end

local found, charged, late = {}, 1, false
for i, key in ipairs(KEYS) do
  local at = 5 * i - 4
  local role = ARGV[at]
  if role == 'x' and not late then
    found[i] = false
  else
    local c = {
      role = role,
      cost = tonumber(ARGV[at + 1]),
      quota = tonumber(ARGV[at + 2]),
      window = tonumber(ARGV[at + 3]),
      cell = tonumber(ARGV[at + 4]),
      value = redis.call('GET', key) or '',
    }
    if c.cell > 0 then look_window(c) else look_bucket(c) end
    found[i] = c
    late = role == 'd' and c.wait > 0
    if c.wait > 0 and (role == 'h' or role == 'x') then charged = 0 end
  end
end

local answer = { charged }
for i, key in ipairs(KEYS) do
  local c = found[i]
  if c and charged == 1 and c.wait == 0 then
    if c.cell > 0 then add_window(key, c) else add_bucket(key, c) end
  end
  answer[3 * i - 1] = c and c.spent or 0
  answer[3 * i] = c and c.reset or 0
  answer[3 * i + 1] = c and c.wait or 0
end
return answer
`;
