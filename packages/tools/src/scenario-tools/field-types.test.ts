import { z } from 'zod';
import { jsonSchemaOf } from '../json-schema.js';
import { describeField } from './field-description.js';
import type { Field } from './field.js';
import { typeOf } from './field-types.js';

const advertised = (field: Field) => jsonSchemaOf(describeField(field, typeOf(field)), 'input');
const schemaOf = (type: string, more: Partial<Field> = {}) => {
  const { description: _, ...schema } = advertised({ name: 'it', type, ...more });
  return schema;
};

const nest = (depth: number): Field => ({
  name: 'in',
  type: 'collection',
  ...(depth > 0 ? { spec: [nest(depth - 1)] } : {}),
});
const optional = (field: Field) => describeField(field, typeOf(field)).safeParse(undefined).success;

test.each([
  ['text', { type: 'string' }],
  ['email', { type: 'string' }],
  ['url', { type: 'string' }],
  ['date', { type: 'string' }],
  ['time', { type: 'string' }],
  ['number', { type: 'number' }],
  ['integer', { type: 'integer' }],
  ['boolean', { type: 'boolean' }],
  ['json', {}],
  ['any', {}],
  ['buffer', {}],
  ['file', {}],
  ['something new', {}],
])('advertises %s as %j', (type, schema) => {
  expect(schemaOf(type)).toEqual(schema);
});

test('advertises the choices of a select, plain or with labels', () => {
  expect(schemaOf('select', { options: ['red', 'blue'] })).toEqual({ type: 'string', enum: ['red', 'blue'] });
  const labelled = advertised({
    name: 'size',
    type: 'select',
    options: [{ label: 'Small', value: 's' }, { value: 'm' }],
  });
  expect(labelled).toEqual({ type: 'string', enum: ['s', 'm'], description: 's: Small' });
  expect(schemaOf('select', { options: 'rpc://sheets' })).toEqual({ type: 'string' });
});

test('describes arrays and collections, and leaves room in them for what they do not name', () => {
  const spec = [
    { name: 'sku', type: 'text', required: true },
    { name: 'Länge (cm)', type: 'number' },
  ];
  const line = {
    type: 'object',
    properties: { sku: { type: 'string' } },
    required: ['sku'],
    additionalProperties: true,
  };
  expect(schemaOf('collection', { spec })).toEqual(line);
  expect(schemaOf('array', { spec })).toEqual({ type: 'array', items: line });
  expect(schemaOf('array', { spec: { type: 'number' } })).toEqual({ type: 'array', items: { type: 'number' } });
  expect(schemaOf('array')).toEqual({ type: 'array', items: {} });
  expect(schemaOf('collection')).toEqual({ type: 'object', additionalProperties: true });
});

test('stops describing at a depth that no schema needs', () => {
  expect(JSON.stringify(advertised(nest(50))).length).toBeLessThan(1_000);
});

test('says what a field means, in what form, and what Make assumes without it', () => {
  const field = { name: 'due', type: 'date', label: 'Due', help: 'When it has to be paid', required: true };
  expect(advertised(field)['description']).toBe('Due. When it has to be paid (date and time in ISO 8601)');
  expect(advertised({ name: 'count', type: 'number', required: true, default: 3 })).toEqual({
    type: 'number',
    default: 3,
  });
  expect(advertised({ name: 'count', type: 'number', default: 'three' })).not.toHaveProperty('default');
});

test('asks for a field only when Make does', () => {
  expect(optional({ name: 'a', type: 'text', required: true })).toBe(false);
  expect(optional({ name: 'a', type: 'text', required: true, default: 'x' })).toBe(true);
  expect(optional({ name: 'a', type: 'text' })).toBe(true);
  expect(z.object({ a: describeField({ type: 'text' }, z.string()) }).safeParse({}).success).toBe(true);
});

test('leaves out of a list of choices nothing, and all of one that holds a text nobody could read', () => {
  const options = ['short', 'x'.repeat(201)];
  expect(schemaOf('select', { options })).toEqual({ type: 'string' });
  expect(schemaOf('select', { options: ['short', 'x'.repeat(200)] })).toHaveProperty('enum');
});

test('shows no default that is longer than anybody would type, and still does not ask for the field', () => {
  const field = { name: 'body', type: 'text', required: true, default: 'x'.repeat(300) };
  expect(advertised(field)).not.toHaveProperty('default');
  expect(optional(field)).toBe(true);
});

test('keeps descriptions to one printable line', () => {
  const field = { name: 'due', type: 'date', label: 'Due\u0000', help: 'When\n\n# SYSTEM\u202e', required: true };
  expect(advertised(field)['description']).toBe('Due. When # SYSTEM (date and time in ISO 8601)');
});

test.each(['constructor', 'toString', 'valueOf', '__proto__'])(
  'takes the type and the nested name %s for words like any other',
  (word) => {
    expect(schemaOf(word)).toEqual({});
    const field = {
      name: 'it',
      type: 'collection',
      spec: [
        { name: word, type: 'text' },
        { name: 'sku', type: 'text' },
      ],
    };
    expect(typeOf(field).safeParse({ sku: 'a' })).toEqual({ success: true, data: { sku: 'a' } });
  },
);
