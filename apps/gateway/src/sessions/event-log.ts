import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** Something that was sent to a client. */
export interface SentEvent {
  readonly id: string;
  readonly message: JSONRPCMessage;
}

/** What was sent last, for clients that lost their connection and ask for the rest. Bounded: older events are forgotten. */
export interface EventLog {
  /** Keeps a message of one stream of a session and answers with its id, unique in the session. */
  append(session: string, stream: string, message: JSONRPCMessage): Promise<string>;
  /** What followed this event on its stream, oldest first. Empty when nothing did, or when it is forgotten. */
  after(session: string, eventId: string): Promise<readonly SentEvent[]>;
  /** Forgets a session's events. */
  forget(session: string): Promise<void>;
}
