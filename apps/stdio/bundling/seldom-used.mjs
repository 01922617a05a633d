/**
 * Parts of libraries that are imported at start and called rarely or never, by the file that holds each until it is
 * called. What stands in for it has the same exports and calls `load` for the real ones.
 */
export const seldomUsed = {
  // fastmcp's HTTP server, which brings both halves of a second MCP SDK.
  'http-server.js': {
    part: /^mcp-proxy$/,
    standIn: `export const startHTTPServer = async (options) => (await load()).startHTTPServer(options);`,
  },
  // The JSON Schemas that fastmcp makes of its tools. It has one, and shows it to nobody.
  'json-schemas.cjs': {
    part: /^xsschema$/,
    standIn: `
      export const toJsonSchema = async (schema) => load().toJsonSchema(schema);
      export const strictJsonSchema = (schema) => load().strictJsonSchema(schema);`,
  },
  // What the SDK checks a person's answers to a form with. It makes one for each session.
  'form-validator.cjs': {
    part: /[\\/]validation[\\/]ajv-provider\.js$/,
    standIn: `
      export class AjvJsonSchemaValidator {
        constructor(...given) {
          this.given = given;
        }
        getValidator(schema) {
          this.real ??= new (load().AjvJsonSchemaValidator)(...this.given);
          return this.real.getValidator(schema);
        }
      }`,
  },
  // How fastmcp guesses the arguments of prompts, of which there are none.
  'fuzzy-search.cjs': {
    part: /^fuse\.js$/,
    standIn: `export default function Fuse(...given) { return new (load().default)(...given); }`,
  },
  // How fastmcp reads the templates of resources, of which there are none.
  'uri-templates.cjs': {
    part: /^uri-templates$/,
    standIn: `export default (template) => load()(template);`,
  },
  // got's HTTP/2, which has to be asked for.
  'http2-client.cjs': {
    part: /[\\/]utils[\\/]http2-client\.js$/,
    standIn: `
      export default {
        get auto() { return load().default.auto; },
        get globalAgent() { return load().default.globalAgent; },
      };`,
  },
  // got's cache, which has to be asked for.
  'http-cache.cjs': {
    part: /^cacheable-request$/,
    standIn: `
      let real;
      export default function CacheableRequest(...given) { return new (real ??= load()).default(...given); }
      // Of a class that nobody has loaded there is no instance.
      export const CacheError = { [Symbol.hasInstance]: (error) => real !== undefined && error instanceof real.CacheError };`,
  },
};
