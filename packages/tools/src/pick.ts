type Absent<Value> = null extends Value ? true : undefined extends Value ? true : false;

/** The chosen fields: those that may be null or missing become optional, and are then never null. */
export type Picked<Row, Name extends keyof Row> = {
  [N in Name as Absent<Row[N]> extends true ? never : N]: Row[N];
} & {
  [N in Name as Absent<Row[N]> extends true ? N : never]?: NonNullable<Row[N]>;
};

/** The named fields of a row that have a value. A model reads nothing from a null, so none is passed on. */
export function pick<Row extends object, const Name extends keyof Row & string>(
  row: Row,
  ...names: readonly Name[]
): Picked<Row, Name>;
export function pick(row: object, ...names: readonly string[]): object {
  const present = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  const fields = new Map<string, unknown>(present);
  return Object.fromEntries(names.filter((name) => fields.has(name)).map((name) => [name, fields.get(name)]));
}
