import { isBinary } from '@makegate/client';
import type { Endpoint, Shape } from '@makegate/client';
import { z } from 'zod';

/** One endpoint as an operation of OpenAPI: what goes over the wire, not what programs see. */
export function operationOf(endpoint: Endpoint) {
  const { id, scopes, params = {}, query = {}, replyType = 'application/json' } = endpoint;
  const [tag] = id.split('.', 1);
  const content = contentOf(endpoint);
  return {
    operationId: id,
    tags: [tag],
    description: scopes.length === 0 ? 'Needs no scope.' : `Scopes: ${scopes.join(', ')}.`,
    parameters: [...Object.entries(params).map(pathParameter), ...Object.entries(query).map(queryParameter)],
    ...(content && { requestBody: { required: !content.schema.isOptional, content: mediaOf(content) } }),
    responses: {
      200: { description: 'Success', content: mediaOf({ type: replyType, schema: written(endpoint.reply) }) },
    },
  };
}

interface Written {
  readonly json: object;
  readonly isOptional: boolean;
}

interface Content {
  readonly type: string;
  readonly schema: Written;
}

const bytes = { type: 'string', format: 'binary' };

const mediaOf = ({ type, schema }: Content) => ({ [type]: { schema: isBinary(type) ? bytes : schema.json } });

function contentOf({ body, content, contentType = 'application/json' }: Endpoint): Content | undefined {
  if (body) return { type: contentType, schema: written(z.object(body)) };
  const [schema] = Object.values(content ?? {});
  return schema && { type: contentType, schema: written(schema) };
}

/** A schema as Make's side reads and writes it: where programs see an object, there may be JSON text. */
function written(schema: Shape[string]): Written {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: 'input',
    unrepresentable: 'any',
  });
  return { json, isOptional: z.safeParse(schema, undefined).success };
}

const pathParameter = ([name, schema]: [string, Shape[string]]) => ({
  name,
  in: 'path',
  required: true,
  schema: written(schema).json,
});

function queryParameter([name, schema]: [string, Shape[string]]) {
  const { json, isOptional } = written(schema);
  const type: unknown = Reflect.get(json, 'type');
  return {
    name: type === 'array' ? `${name}[]` : name,
    in: 'query',
    required: !isOptional,
    ...(type === 'object' && { style: 'deepObject', explode: true }),
    schema: json,
  };
}
