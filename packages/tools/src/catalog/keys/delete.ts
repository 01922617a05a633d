import { keys } from '@makegate/client/endpoints/keys';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { keyIdInput } from '../../input-fields.js';

export const keysDelete = defineTool({
  name: 'keys_delete',
  title: 'Delete key',
  description: 'Delete a key from the keychain. Modules and hooks that use it stop working.',
  uses: [keys.get, keys.delete],
  input: { keyId: keyIdInput },
  output: { keyId: z.number() },
  preview: async ({ keyId }, { make, signal }) => {
    const { key } = await make.keys.get({ keyId }, { signal });
    return `Key ${keyId} "${key.name}" (${key.typeName ?? 'unknown kind'}) would be deleted. Make does not show what it holds, so it cannot be entered again from here.`;
  },
  run: async ({ keyId }, { make, signal }) => {
    await make.keys.delete({ keyId, confirmed: true }, { signal });
    return { keyId };
  },
});
