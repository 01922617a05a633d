import { z } from 'zod';
import { blueprint, id, json, rowSchema, scheduling, text } from './columns.js';
import type { PublicTemplateRow, TemplateRow } from '../template-rows.js';

export const templates = rowSchema<TemplateRow>({
  name: text,
  description: text.nullable(),
  language: text,
  blueprint,
  scheduling,
  controller: json,
  id,
  teamId: id,
});

export const publicTemplates = rowSchema<PublicTemplateRow>({
  name: text,
  description: text.nullable(),
  language: text,
  blueprint,
  scheduling,
  controller: json,
  id,
  templateId: id,
  url: text,
  usage: z.number(),
  requestedApproval: text.nullable(),
  approved: text.nullable(),
});
