import { slotRules } from './slot-rules.js';
import { lateMs } from './waiting-replicas.js';

/** Milliseconds by the clock of Redis, which is the only one that decides. */
const now = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
`;

/** Keeps a key at least until `ms` from now. */
const keep = `
local function keep(key, ms)
  if redis.call('PTTL', key) < ms then redis.call('PEXPIRE', key, math.ceil(ms)) end
end
`;

/** The part of the limit in force, from the hash `KEYS[2]`. */
const cutPart = `
local cut = redis.call('HMGET', KEYS[2], 'part', 'cutAt', 'frozenUntil', 'pacedTo')
local frozenUntil = tonumber(cut[3] or 0)
local function partNow()
  if not cut[1] then return 1 end
  return math.min(1, tonumber(cut[1]) + (now - tonumber(cut[2])) / 60000 * ${slotRules.recoveryPerMinute})
end
`;

/**
 * What `slot-ledger.ts` does, in one step. KEYS: slots, state, waiting. ARGV: replica, first slot, urgent, plain, users, limit,
 * window, hold. Answers granted, urgent wait, plain wait, used, limit, frozen and share, as texts because of their fractions.
 */
export const takeScript = `
${now}${keep}${cutPart}
local replica, first = ARGV[1], tonumber(ARGV[2])
local wantUrgent, wantPlain, users = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local limit, window, hold = math.floor(tonumber(ARGV[6]) * partNow() + 1e-6), tonumber(ARGV[7]), tonumber(ARGV[8])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.3f', now))
local used = redis.call('ZCARD', KEYS[1])
local frozen = math.max(0, frozenUntil - now)
local interval = window / (math.max(1, limit) * ${slotRules.paceFactor})
local ahead = math.max(${slotRules.burstCalls}, limit * ${slotRules.urgentAhead}) * interval
local reserve = limit < ${slotRules.reserveFrom} and 0 or math.max(1, math.floor(limit * ${slotRules.reserve} + 0.5))
local half = math.floor(limit * ${slotRules.pacedFrom})
local pacedTo = tonumber(cut[4] or 0)
local function steps(span) return math.max(0, math.floor(span / interval + 1e-6)) end

local granted = 0
if frozen == 0 then
  local free, atOnce = math.max(0, limit - used), math.max(0, half - used)
  local start = math.max(pacedTo, now - math.max(${slotRules.burstCalls} * interval, ${slotRules.burstMs}))
  local urgent = math.min(wantUrgent, free, atOnce + steps(now + ahead - start))
  local leftAtOnce = math.max(0, atOnce - urgent)
  local afterUrgent = start + math.max(0, urgent - atOnce) * interval
  local plainFree = math.max(0, free - urgent - reserve)
  local plain = math.min(wantPlain, plainFree, leftAtOnce + steps(now - afterUrgent))
  pacedTo = afterUrgent + math.max(0, plain - leftAtOnce) * interval
  granted = urgent + plain
  redis.call('HSET', KEYS[2], 'pacedTo', string.format('%.3f', pacedTo))
  keep(KEYS[2], 2 * window)
end
local untilMs = string.format('%.3f', now + hold)
for slot = 0, granted - 1 do
  redis.call('ZADD', KEYS[1], untilMs, replica .. ':' .. string.format('%d', first + slot))
end
if granted > 0 then keep(KEYS[1], hold) end
used = used + granted

local slotWait = window
local nextFree = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if nextFree[2] then slotWait = math.min(window, math.max(0, tonumber(nextFree[2]) - now)) end
local paceWait = used >= half and math.max(0, pacedTo + interval - now) or 0
local free = limit - used
local urgentWait = math.max(frozen, free > 0 and 0 or slotWait, paceWait - ahead)
local plainWait = math.max(frozen, free > reserve and 0 or slotWait, paceWait)

local others = 0
local waiting = redis.call('HGETALL', KEYS[3])
for at = 1, #waiting, 2 do
  local count, expected = string.match(waiting[at + 1], '^(%d+) ([%d.]+)$')
  if not expected or tonumber(expected) < now then redis.call('HDEL', KEYS[3], waiting[at])
  elseif waiting[at] ~= replica then others = others + tonumber(count) end
end
local share = math.max(1, users) / (math.max(1, users) + others)
if users == 0 then
  redis.call('HDEL', KEYS[3], replica)
else
  local late = 2 * (plainWait + interval / share) + ${lateMs}
  redis.call('HSET', KEYS[3], replica, string.format('%d %.3f', users, now + late))
  keep(KEYS[3], late)
end
local answer = { granted, urgentWait, plainWait, used, limit, frozen, share }
for at, value in ipairs(answer) do answer[at] = string.format('%.6f', value) end
return answer
`;

/** KEYS: slots. ARGV: slot, milliseconds from now. */
export const freeScript = `
${now}${keep}
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
local after = tonumber(ARGV[2])
if after <= 0 then return redis.call('ZREM', KEYS[1], ARGV[1]) end
redis.call('ZADD', KEYS[1], string.format('%.3f', now + after), ARGV[1])
keep(KEYS[1], after)
return 1
`;

/** KEYS: slots, state. ARGV: milliseconds. */
export const freezeScript = `
${now}${keep}${cutPart}
local part = partNow()
if now >= frozenUntil then
  part = part * ${slotRules.cut}
  redis.call('HSET', KEYS[2], 'part', string.format('%.9f', part), 'cutAt', string.format('%.3f', now))
end
local untilMs = math.max(frozenUntil, now + tonumber(ARGV[1]))
redis.call('HSET', KEYS[2], 'frozenUntil', string.format('%.3f', untilMs))
keep(KEYS[2], untilMs - now)
keep(KEYS[2], (1 - part) / ${slotRules.recoveryPerMinute} * 60000)
return 1
`;

/** Writes slots down whatever the limit says. KEYS: slots. ARGV: pairs of slot and milliseconds from now. */
export const restoreScript = `
${now}${keep}
for at = 1, #ARGV, 2 do
  local after = tonumber(ARGV[at + 1])
  redis.call('ZADD', KEYS[1], 'GT', string.format('%.3f', now + after), ARGV[at])
  keep(KEYS[1], after)
end
return 1
`;

/**
 * Says that a replica lives. KEYS: replicas. ARGV: replica, for how long, a random text. Answers how many live and the text
 * that was written first, which is another one when Redis has lost what it knew.
 */
export const beatScript = `
${now}${keep}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('(%.3f', now))
local found = redis.call('ZRANGE', KEYS[1], '+inf', '+inf', 'BYSCORE', 'LIMIT', 0, 1)
local first = found[1] or ARGV[3]
if not found[1] then redis.call('ZADD', KEYS[1], '+inf', first) end
redis.call('ZADD', KEYS[1], string.format('%.3f', now + tonumber(ARGV[2])), ARGV[1])
return { redis.call('ZCARD', KEYS[1]) - 1, first }
`;
