import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { Interaction, InteractionResults } from 'oidc-provider';
import type { UserRow } from '../state/people-rows.js';
import { grantableScopes } from './dialect.js';
import { formOf } from './form-body.js';
import { consentPage, errorPage, loginPage, pageHeaders } from './pages.js';
import { personOf, personWithEmail } from './people.js';
import type { OAuthState } from './records.js';
import { scopesIn } from './scope-text.js';

/** How many addresses the login page proposes. */
const proposals = 50;

const denied: InteractionResults = { error: 'access_denied', error_description: 'The person said no.' };

/** Answers at the pages on which a person logs in and allows what a client asks for. */
export async function serveInteraction(
  provider: Provider,
  state: OAuthState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    const answer = await answerTo(provider, state, interaction, request);
    if (typeof answer === 'string') send(response, 200, answer);
    else await provider.interactionFinished(request, response, answer);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    send(response, 400, errorPage('This login is over. Begin again where you came from.'));
  }
}

/** The page to show, or what the person has decided. */
async function answerTo(
  provider: Provider,
  state: OAuthState,
  interaction: Interaction,
  request: IncomingMessage,
): Promise<string | InteractionResults> {
  const form = request.method === 'POST' ? await formOf(request) : undefined;
  if (form?.get('decision') === 'deny') return denied;
  const person = personOf(state, interaction.session?.accountId);
  if (interaction.prompt.name !== 'consent' || !person) return login(state, interaction, form?.get('email'));
  if (form?.get('decision') === 'allow') return { consent: { grantId: await grantTo(provider, interaction, person) } };
  const { redirect_uri: redirectUri } = interaction.params;
  return consentPage({
    clientName: clientName(state, interaction),
    person,
    scopes: askedScopes(interaction),
    redirectUri: parameter(redirectUri),
  });
}

function login(state: OAuthState, interaction: Interaction, given?: string | null): string | InteractionResults {
  const person = typeof given === 'string' ? personWithEmail(state, given) : undefined;
  if (person) return { login: { accountId: String(person.id) } };
  const { login_hint: hint } = interaction.params;
  return loginPage({
    clientName: clientName(state, interaction),
    people: [...state.users.values()].slice(0, proposals),
    email: given ?? parameter(hint),
    ...(typeof given === 'string' && { problem: `Nobody here has the address ${given}.` }),
  });
}

const clientName = ({ oauthClients }: OAuthState, { params }: Interaction): string =>
  oauthClients.get(parameter(params['client_id']))?.name ?? 'A client';

const parameter = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the client asks for, as far as Make has it. */
const askedScopes = ({ params }: Interaction): string[] =>
  scopesIn(parameter(params['scope'])).filter((scope) => grantableScopes.includes(scope));

/** A grant of its own for each consent, so that ending one leaves the other logins of the person alone. */
async function grantTo(provider: Provider, interaction: Interaction, person: UserRow): Promise<string> {
  const grant = new provider.Grant({
    accountId: String(person.id),
    clientId: parameter(interaction.params['client_id']),
  });
  grant.addOIDCScope(askedScopes(interaction));
  return grant.save();
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, pageHeaders).end(body);
}
