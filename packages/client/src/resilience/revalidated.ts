import type { Reply } from '../transport.js';
import type { KeptReply } from './kept-replies.js';
import { keptReplies } from './kept-replies.js';
import { isShareable, readKeyOf } from './read-key.js';
import type { Result, Send } from './send.js';

const mayBeKept = ({ status, etag, cacheControl, vary, tooLarge }: Reply): boolean =>
  status === 200 && etag !== undefined && !tooLarge && !/\bno-store\b/i.test(cacheControl ?? '') && vary !== '*';

function fromKept(result: Result, kept: KeptReply | undefined): Result {
  if (!kept || result.kind !== 'replied' || result.reply.status !== 304) return result;
  const { contentType, bytes } = kept;
  return { kind: 'replied', reply: { ...result.reply, status: 200, contentType, bytes, tooLarge: false } };
}

/** Keeps replies that Make has marked, and asks each time whether they still hold: what is given out is never old. */
export function revalidated(maxBytes: number, next: Send): Send {
  const replies = keptReplies(maxBytes);
  return async (call) => {
    if (!isShareable(call)) return next(call);
    const key = readKeyOf(call);
    const kept = replies.get(key);
    const result = await next(kept ? { ...call, wire: { ...call.wire, ifNoneMatch: kept.etag } } : call);
    if (result.kind !== 'replied' || result.reply.status === 304) return fromKept(result, kept);
    const { reply } = result;
    if (reply.etag !== undefined && mayBeKept(reply)) {
      replies.set(key, { etag: reply.etag, contentType: reply.contentType, bytes: reply.bytes });
    } else if (kept && reply.status < 500) {
      replies.delete(key);
    }
    return result;
  };
}
