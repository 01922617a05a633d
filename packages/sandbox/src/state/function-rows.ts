/** JavaScript that the formulas of a team's scenarios call. */
export interface FunctionRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly description: string;
  readonly code: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdBy: number;
}

/** The code that a function had before a change. */
export interface FunctionChangeRow {
  readonly id: number;
  readonly functionId: number;
  readonly previousCode: string;
  readonly updatedAt: string;
  readonly updatedBy: number;
}
