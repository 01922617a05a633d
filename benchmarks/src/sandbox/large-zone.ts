/** Lines of a zone as large as one likes, made of the rows that every sandbox begins with. */
import type { Sandbox } from '@makegate/sandbox';

interface Line {
  readonly table?: string;
  readonly row?: Readonly<Record<string, unknown>>;
}

export interface ZoneSize {
  readonly scenarios: number;
  readonly records: number;
}

/** The lines of the zone with so many scenarios and records more, in the team and the data store that have the first of each. */
export function largeZone(zone: Sandbox, { scenarios, records }: ZoneSize): string[] {
  const lines = [...zone.exportState()];
  const scenario = firstRow(lines, 'scenarios');
  const record = firstRow(lines, 'records');
  const more = [
    ...rows(scenarios, 'scenarios', (at) => ({ ...scenario, id: 1_000_000 + at, name: `Forward group ${at}` })),
    ...rows(records, 'records', (at) => ({ ...record, key: `customer-${at}@customers.example` })),
  ];
  // Owners stand above what they own: all that these refer to is on the lines of the zone.
  return [...lines, ...more];
}

function firstRow(lines: readonly string[], table: string): Readonly<Record<string, unknown>> {
  for (const line of lines) {
    const parsed: Line = JSON.parse(line);
    if (parsed.table === table && parsed.row) return parsed.row;
  }
  throw new Error(`The zone has no ${table}.`);
}

const rows = (count: number, table: string, row: (at: number) => object): string[] =>
  Array.from({ length: count }, (_, at) => `${JSON.stringify({ table, row: row(at) })}\n`);
