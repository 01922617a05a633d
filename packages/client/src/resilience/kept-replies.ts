/** A reply that Make has given a mark, to ask whether it still holds. */
export interface KeptReply {
  readonly etag: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Replies by key. Those that were not asked for the longest go first when there is no room. */
export interface KeptReplies {
  get(key: string): KeptReply | undefined;
  set(key: string, reply: KeptReply): void;
  delete(key: string): void;
}

/** What an entry takes beside its reply, roughly. */
const entryBytes = 512;

export function keptReplies(maxBytes: number): KeptReplies {
  const kept = new Map<string, KeptReply>();
  let held = 0;
  const sizeOf = (key: string, { bytes, etag }: KeptReply) => bytes.byteLength + key.length + etag.length + entryBytes;
  function drop(key: string): KeptReply | undefined {
    const reply = kept.get(key);
    if (reply === undefined) return undefined;
    kept.delete(key);
    held -= sizeOf(key, reply);
    return reply;
  }
  function put(key: string, reply: KeptReply): void {
    kept.set(key, reply);
    held += sizeOf(key, reply);
  }
  return {
    get(key) {
      const reply = drop(key);
      if (reply) put(key, reply);
      return reply;
    },
    set(key, reply) {
      drop(key);
      if (sizeOf(key, reply) > maxBytes) return;
      put(key, reply);
      for (const oldest of kept.keys()) {
        if (held <= maxBytes) return;
        drop(oldest);
      }
    },
    delete: (key) => void drop(key),
  };
}
