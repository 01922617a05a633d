import type { Endpoint } from './endpoint.js';
import { groups } from './groups.js';
import type { CallOptions, MakeGroups } from './make-client.js';
import type { Call } from './pages.js';

type Method = (args: never, options?: CallOptions) => Promise<unknown>;
type Members = Readonly<Record<string, Endpoint>>;

/** What the language and its tools ask of any object. `then` above all, or `await make` would call it. */
const isForeign = (name: string | symbol): name is symbol =>
  typeof name === 'symbol' || name === 'then' || name === 'toJSON';

function methodsOf(group: string, load: () => Promise<Members>, call: Call): Readonly<Record<string, Method>> {
  // Kept, for even an import of what is loaded long since takes a good part of a call.
  let loading: Promise<Members> | undefined;
  const method =
    (member: string): Method =>
    async (args, options = {}) => {
      const members = await (loading ??= load());
      const endpoint = Object.hasOwn(members, member) ? members[member] : undefined;
      if (!endpoint) throw new TypeError(`There is no make.${group}.${member}.`);
      return call(endpoint, args, options);
    };
  const none: Record<string, Method> = {};
  // What every object has, such as toString, answers as on any object: as a method it would only fail, and unheard.
  return new Proxy(none, {
    get: (_, name) => (isForeign(name) || Reflect.has(none, name) ? Reflect.get(none, name) : method(name)),
  });
}

/**
 * The groups as objects of methods. Nothing is loaded before a method is called, and then only its group.
 * A name that no group has is a `TypeError`.
 */
export function lazyGroups(call: Call): MakeGroups;
export function lazyGroups(call: Call): Readonly<Record<string, Readonly<Record<string, Method>>>> {
  return Object.fromEntries(Object.entries(groups).map(([name, load]) => [name, methodsOf(name, load, call)]));
}

/** Makes a name that the client does not have an error where it is written, not two steps later. */
export function refusingUnknownNames<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get: (target, name) => {
      if (isForeign(name) || Reflect.has(target, name)) return Reflect.get(target, name);
      throw new TypeError(`There is no make.${name}.`);
    },
  });
}
