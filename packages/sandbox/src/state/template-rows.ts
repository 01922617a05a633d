import type { Blueprint, Json, Scheduling } from './rows.js';

/** What a scenario can be made from. */
export interface TemplateContent {
  readonly name: string;
  readonly description: string | null;
  readonly language: string;
  readonly blueprint: Blueprint;
  readonly scheduling: Scheduling;
  readonly controller: Json;
}

/** The template as its team works on it. */
export interface TemplateRow extends TemplateContent {
  readonly id: number;
  readonly teamId: number;
}

/** The template as everybody sees it: what it was when it was last published. */
export interface PublicTemplateRow extends TemplateContent {
  readonly id: number;
  readonly templateId: number;
  /** The last part of its address. */
  readonly url: string;
  /** How many scenarios were made from it. */
  readonly usage: number;
  readonly requestedApproval: string | null;
  /** When Make took it into the public list. */
  readonly approved: string | null;
}
