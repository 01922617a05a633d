import { z } from 'zod';
import { OpenObject } from './open-object.js';
import { named } from './schema.js';

/** Name of a new app: up to thirty small letters, digits and hyphens. A zone has each name once. */
export const AppName = z.string().regex(/^[a-z][\da-z-]{1,28}[\da-z]$/);

/** Name of a new module, RPC or endpoint: 4 to 48 letters and digits. An app version has each name once. */
export const PartName = z.string().regex(/^[A-Za-z][\dA-Za-z]{3,47}$/);

/** In a path a name stands as Make gave it, whatever its form. */
export const app = { appName: z.string().min(1) };

/** Versions are counted from 1. */
export const appVersion = { ...app, appVersion: z.int().positive() };

/** Source of a custom app, exactly as its author wrote it: comments, white space and all. */
export const Code = z.string();

const changed = z.looseObject({ changed: z.boolean() });
export interface Changed extends z.output<typeof changed> {}
export const Changed = named<Changed>(changed);

/** What Make keeps of an edit to a published app until it is committed; empty or absent for any other app. */
const changeMade = z.looseObject({ change: OpenObject.nullish() });
export interface ChangeMade extends z.output<typeof changeMade> {}
export const ChangeMade = named<ChangeMade>(changeMade);

/** Make names what it removed. */
export const Removed = z.union([z.string(), OpenObject]);
