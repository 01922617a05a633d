import { keys } from '@makegate/client/endpoints/keys';
import { defineTool } from '../../define-tool.js';
import { keyIdInput } from '../../input-fields.js';
import { keyRow, keySummary } from '../../keys/key-row.js';

export const keysGet = defineTool({
  name: 'keys_get',
  title: 'Get key',
  description: 'Read the name and kind of one key. What it holds is never shown.',
  uses: [keys.get],
  input: { keyId: keyIdInput },
  output: keySummary,
  run: async ({ keyId }, { make, signal }) => {
    const { key } = await make.keys.get({ keyId }, { signal });
    return keyRow(key);
  },
});
