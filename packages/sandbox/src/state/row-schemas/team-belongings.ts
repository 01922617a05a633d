import { z } from 'zod';
import { fields, id, json, rowSchema, text, texts } from './columns.js';
import type { ConnectionRow, DataStoreRow, DataStructureRow, KeyRow, RecordRow } from '../rows.js';

export const connections = rowSchema<ConnectionRow>({
  id,
  teamId: id,
  name: text,
  type: text,
  scopes: texts,
  expire: text.nullable(),
  editable: texts,
  healthy: z.boolean(),
  secret: json,
});

export const keys = rowSchema<KeyRow>({
  id,
  teamId: id,
  name: text,
  typeName: text,
  parameters: json,
});

export const dataStructures = rowSchema<DataStructureRow>({
  id,
  teamId: id,
  name: text,
  strict: z.boolean(),
  spec: fields,
});

export const dataStores = rowSchema<DataStoreRow>({
  id,
  teamId: id,
  name: text,
  dataStructureId: id.nullable(),
  maxSizeMb: z.number(),
  usedBytes: z.number(),
});

export const records = rowSchema<RecordRow>({
  dataStoreId: id,
  key: text,
  data: json,
});
