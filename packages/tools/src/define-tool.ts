import type { Effect, Endpoint, Shape } from '@makegate/client';
import { z } from 'zod';
import { withConfirmation } from './confirmation-shape.js';
import { jsonSchemaOf, type JsonSchema } from './json-schema.js';
import type { ToolContext } from './tool-context.js';

/** What a tool's `run` is given: the arguments after checking, with defaults filled in. */
export type ArgumentsOf<Input extends Shape> = z.output<z.ZodObject<Input, z.core.$strict>>;

/** What a tool's `run` answers, before it is checked against the tool's output. */
export type AnswerOf<Output extends Shape> = z.input<z.ZodObject<Output>>;

/** A tool as it is written down. Effect, scopes, hints and JSON Schemas follow from it. */
export interface ToolPage<Input extends Shape, Output extends Shape> {
  /** At most 40 characters of `a-z`, `0-9` and `_`. For a tool of the catalog: the words of its path. */
  readonly name: string;
  readonly title: string;
  /** What it does, then where its ids come from. */
  readonly description: string;
  /** Every endpoint it may call. The strongest effect among them is the tool's, and the credential needs all their scopes. */
  readonly uses: readonly Endpoint[];
  /** Endpoints that only enrich the answer: the tool is shown, and must work, without their scopes. Reads only. */
  readonly optionally?: readonly Endpoint[];
  readonly input: Input;
  readonly output: Output;
  /** Says, from Make's own data, what would be lost. Required for the effect `delete`, unused otherwise. */
  preview?(this: void, args: ArgumentsOf<Input>, context: ToolContext): Promise<string>;
  run(this: void, args: ArgumentsOf<Input>, context: ToolContext): Promise<AnswerOf<Output>>;
}

/** Hints for the people and programs that decide whether a call needs asking. They follow the effect. */
export interface ToolHints {
  readonly title: string;
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: boolean;
}

/** A tool, complete. A tool of any input and output can stand where `Tool` without arguments is asked for. */
export interface Tool<Input extends Shape = Shape, Output extends Shape = Shape> extends ToolPage<Input, Output> {
  readonly effect: Effect;
  /** What the credential needs, in a stable order without repetition. */
  readonly scopes: readonly string[];
  readonly annotations: ToolHints;
  /** Checks arguments. Unknown names are refused, so that a misspelt one is not silently dropped. */
  readonly inputType: z.ZodType<ArgumentsOf<Input>>;
  /** Checks answers. Fields that the page does not name are left out. */
  readonly outputType: z.ZodType<z.output<z.ZodObject<Output>>>;
  /** As advertised: a tool whose effect is `delete` also takes `confirmationToken`. Computed on first use. */
  readonly inputSchema: JsonSchema;
  /** As advertised: a tool whose effect is `delete` answers with an `outcome`. Computed on first use. */
  readonly outputSchema: JsonSchema;
}

const byStrength: readonly Effect[] = ['read', 'create', 'update', 'run', 'delete'];

/** Completes a page. Throws a TypeError for a page that could not be served safely, such as a delete without a preview. */
export function defineTool<const Input extends Shape, const Output extends Shape>(
  page: ToolPage<Input, Output>,
): Tool<Input, Output> {
  const effect = strongestEffect(page.uses);
  refuseUnsafe(page, effect);
  const input = z.strictObject(page.input);
  const output = z.object(page.output);
  const advertised = effect === 'delete' ? withConfirmation(input, output) : { input, output };
  const inputSchema = once(() => jsonSchemaOf(advertised.input, 'input'));
  const outputSchema = once(() => jsonSchemaOf(advertised.output, 'output'));
  return {
    ...page,
    effect,
    scopes: [...new Set(page.uses.flatMap(({ scopes }) => scopes))],
    annotations: hintsOf(page, effect),
    inputType: input,
    outputType: output,
    get inputSchema() {
      return inputSchema();
    },
    get outputSchema() {
      return outputSchema();
    },
  };
}

function strongestEffect(endpoints: readonly Endpoint[]): Effect {
  const strength = Math.max(0, ...endpoints.map(({ effect }) => byStrength.indexOf(effect)));
  return byStrength[strength] ?? 'delete';
}

function refuseUnsafe(page: ToolPage<Shape, Shape>, effect: Effect): void {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(page.name)) throw new TypeError(`${page.name} is not a tool name.`);
  if (effect === 'delete' && page.preview === undefined) {
    throw new TypeError(`${page.name} destroys something and needs a preview.`);
  }
  if (page.optionally?.some((endpoint) => endpoint.effect !== 'read')) {
    throw new TypeError(`${page.name} may only read optionally.`);
  }
}

function hintsOf(page: Pick<ToolPage<Shape, Shape>, 'title' | 'uses'>, effect: Effect): ToolHints {
  const repeatable = page.uses.every(({ repeat }) => repeat === 'safe');
  return {
    title: page.title,
    readOnlyHint: effect === 'read',
    destructiveHint: effect === 'delete' || effect === 'update' || effect === 'run',
    idempotentHint: repeatable && effect !== 'create' && effect !== 'run',
    openWorldHint: true,
  };
}

function once<Value>(compute: () => Value): () => Value {
  let computed: { readonly value: Value } | undefined;
  return () => (computed ??= { value: compute() }).value;
}
