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
    if ('page' in answer) send(response, answer.status, answer.page);
    else await provider.interactionFinished(request, response, answer.decided);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    send(response, 400, errorPage('This login is over. Begin again where you came from.'));
  }
}

interface Page {
  readonly status: number;
  readonly page: string;
}

interface Decided {
  readonly decided: InteractionResults;
}

const denied: Decided = { decided: { error: 'access_denied', error_description: 'The person said no.' } };

/** A browser sends the button that was pressed; a program that fills the form in itself may forget to. */
const undecided = 'The form has to say decision=allow or decision=deny.';

/** The page to show, or what the person has decided. */
async function answerTo(
  provider: Provider,
  state: OAuthState,
  interaction: Interaction,
  request: IncomingMessage,
): Promise<Page | Decided> {
  const form = request.method === 'POST' ? await formOf(request) : undefined;
  const decision = form?.get('decision');
  if (decision === 'deny') return denied;
  const problem = form && decision !== 'allow' ? undecided : undefined;
  const person = personOf(state, interaction.session?.accountId);
  if (interaction.prompt.name !== 'consent' || !person) return login(state, interaction, form?.get('email'), problem);
  if (decision === 'allow') return allowed(provider, interaction, person);
  const { redirect_uri: redirectUri } = interaction.params;
  const page = consentPage({
    clientName: clientName(state, interaction),
    person,
    scopes: askedScopes(interaction),
    redirectUri: parameter(redirectUri),
    problem,
  });
  return { status: statusOf(problem), page };
}

const statusOf = (problem: string | undefined): number => (problem === undefined ? 200 : 400);

function login(
  state: OAuthState,
  interaction: Interaction,
  given: string | null | undefined,
  undecidedProblem: string | undefined,
): Page | Decided {
  const person = typeof given === 'string' && !undecidedProblem ? personWithEmail(state, given) : undefined;
  if (person) return { decided: { login: { accountId: String(person.id) } } };
  const { login_hint: hint } = interaction.params;
  const stranger = typeof given === 'string' ? `Nobody here has the address ${given}.` : undefined;
  const page = loginPage({
    clientName: clientName(state, interaction),
    people: [...state.users.values()].slice(0, proposals),
    email: given ?? parameter(hint),
    problem: undecidedProblem ?? stranger,
  });
  return { status: statusOf(undecidedProblem), page };
}

const clientName = ({ oauthClients }: OAuthState, { params }: Interaction): string =>
  oauthClients.get(parameter(params['client_id']))?.name ?? 'A client';

const parameter = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the client asks for, as far as Make has it. */
const askedScopes = ({ params }: Interaction): string[] =>
  scopesIn(parameter(params['scope'])).filter((scope) => grantableScopes.includes(scope));

const allowed = async (provider: Provider, interaction: Interaction, person: UserRow): Promise<Decided> => ({
  decided: { consent: { grantId: await grantTo(provider, interaction, person) } },
});

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
