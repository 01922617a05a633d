import { putRecord } from '../data-store-space.js';
import { dayMs } from '../day.js';
import type { DataStoreRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Random } from './random.js';

const givenNames = ['Alva', 'Bruno', 'Cora', 'Dario', 'Edith', 'Faro', 'Greta', 'Hugo', 'Iva', 'Jonas'] as const;
const familyNames = ['Berg', 'Castel', 'Dvorak', 'Engel', 'Ferro', 'Gruber', 'Halas', 'Ibsen'] as const;
const segments = ['retail', 'wholesale', 'partner'] as const;

/** Invented people, none of whom could get mail: their addresses end in `.example`. */
export function fillCustomers(state: State, store: DataStoreRow, count: number, random: Random): void {
  for (let at = 0; at < count; at += 1) {
    const given = random.pick(givenNames);
    const family = random.pick(familyNames);
    const email = `${given}.${family}.${at}@customers.example`.toLowerCase();
    putRecord(state, store, email, {
      name: `${given} ${family}`,
      email,
      segment: random.pick(segments),
      since: new Date(state.now() - random.between(1, 900) * dayMs).toISOString(),
      orders: random.between(0, 40),
    });
  }
}

export function fillSeenOrders(state: State, store: DataStoreRow, count: number, random: Random): void {
  for (let at = 0; at < count; at += 1) {
    const orderId = `A-${100_000 + at}`;
    putRecord(state, store, orderId, {
      orderId,
      seenAt: new Date(state.now() - random.between(1, 43_200) * 60_000).toISOString(),
    });
  }
}
