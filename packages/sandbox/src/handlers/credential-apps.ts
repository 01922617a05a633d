import { invalidParameter, notFound } from '../http/refusal.js';

/** What an app's modules log in with. */
export interface CredentialApp {
  readonly name: string;
  readonly component: 'connection' | 'key';
  /** The type of that connection or key. */
  readonly type: string;
  readonly scope: readonly string[];
  readonly modules: readonly AppModule[];
}

interface AppModule {
  readonly id: string;
  readonly label: string;
  readonly type: 'trigger' | 'action' | 'search';
  readonly hook: boolean;
}

const action = (id: string, label: string): AppModule => ({ id, label, type: 'action', hook: false });

const credentialApps: readonly CredentialApp[] = [
  {
    name: 'google-email',
    component: 'connection',
    type: 'google-email',
    scope: ['https://mail.google.com/'],
    modules: [action('sendAnEmail', 'Send an email'), { ...action('watchEmails', 'Watch emails'), type: 'trigger' }],
  },
  {
    name: 'google-sheets',
    component: 'connection',
    type: 'google',
    scope: ['https://www.googleapis.com/auth/spreadsheets'],
    modules: [action('addRow', 'Add a row'), { ...action('filterRows', 'Search rows'), type: 'search' }],
  },
  {
    name: 'slack',
    component: 'connection',
    type: 'slack3',
    scope: ['chat:write'],
    modules: [
      action('CreateMessage', 'Send a message'),
      { id: 'watchEvents', label: 'Watch events', type: 'trigger', hook: true },
    ],
  },
  {
    name: 'http',
    component: 'key',
    type: 'apikeyauth',
    scope: [],
    modules: [action('ActionSendData', 'Make a request')],
  },
];

export function credentialAppOf(name: string): CredentialApp {
  const app = credentialApps.find((candidate) => candidate.name === name);
  if (!app) throw notFound('App', name);
  return app;
}

/** Stands for all modules of an app, as Make's command line has it in its example. */
const everyModule = '*';

/** Refuses modules that the app does not have. */
export function requireModules({ name, modules }: CredentialApp, wanted: readonly string[]): void {
  const unknown = wanted.find((id) => id !== everyModule && !modules.some((module) => module.id === id));
  if (unknown !== undefined) throw invalidParameter('credentials', `The app '${name}' has no module '${unknown}'.`);
}
