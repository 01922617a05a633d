import { id, rowSchema, text } from './columns.js';
import type { FunctionChangeRow, FunctionRow } from '../function-rows.js';

export const functions = rowSchema<FunctionRow>({
  id,
  teamId: id,
  name: text,
  description: text,
  code: text,
  createdAt: text,
  updatedAt: text,
  createdBy: id,
});

export const functionChanges = rowSchema<FunctionChangeRow>({
  id,
  functionId: id,
  previousCode: text,
  updatedAt: text,
  updatedBy: id,
});
