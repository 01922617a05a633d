import type { CallOutcome, GatedCall } from './call-gate.js';

type Leave = (outcome: CallOutcome) => void;

/** A call that has not been let in yet. */
export interface WaitingCall {
  readonly call: GatedCall;
  readonly enteredAtMs: number;
  /** Let in, refused or aborted: whoever still meets it passes it over. */
  readonly gone: boolean;
  letIn(leave: Leave): void;
  refuse(reason: unknown): void;
}

interface Place {
  wait(waiting: WaitingCall): void;
  forget(waiting: WaitingCall): void;
}

/** Waits in a place until the call is let in or refused there, or until the signal takes it out. */
export function waitFor(
  call: GatedCall,
  enteredAtMs: number,
  signal: AbortSignal | undefined,
  place: Place,
): Promise<Leave> {
  return new Promise((resolve, reject) => {
    let gone = false;
    const end = (): void => {
      gone = true;
      signal?.removeEventListener('abort', abort);
    };
    const waiting: WaitingCall = {
      call,
      enteredAtMs,
      get gone() {
        return gone;
      },
      letIn: (leave) => {
        end();
        resolve(leave);
      },
      refuse: (reason) => {
        end();
        reject(reason);
      },
    };
    const abort = (): void => {
      place.forget(waiting);
      waiting.refuse(signal?.reason);
    };
    signal?.addEventListener('abort', abort);
    place.wait(waiting);
  });
}
