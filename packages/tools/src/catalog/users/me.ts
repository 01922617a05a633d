import { users } from '@makegate/client/endpoints/users';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { pick } from '../../pick.js';

export const usersMe = defineTool({
  name: 'users_me',
  title: 'Get own user',
  description: 'Read who the credential belongs to. status also says what it may do.',
  uses: [users.me],
  input: {},
  output: {
    id: z.number(),
    name: z.string(),
    email: z.string().optional(),
    language: z.string().optional(),
    timezoneId: z.number().optional(),
    countryId: z.number().optional(),
  },
  run: async (_, { make, signal }) => {
    const { authUser } = await make.users.me({}, { signal });
    return pick(authUser, 'id', 'name', 'email', 'language', 'timezoneId', 'countryId');
  },
});
