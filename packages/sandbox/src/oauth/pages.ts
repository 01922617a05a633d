import type { UserRow } from '../state/people-rows.js';

/** What the login page says. */
export interface LoginPage {
  readonly clientName: string;
  readonly people: readonly UserRow[];
  readonly email: string;
  /** Why the page is there again. */
  readonly problem: string | undefined;
}

/** What the consent page says. */
export interface ConsentPage {
  readonly clientName: string;
  readonly person: UserRow;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** Why the page is there again. */
  readonly problem: string | undefined;
}

/** Nothing but the page itself: no scripts, no other sites around it. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const;

export const loginPage = ({ clientName, people, email, problem }: LoginPage): string =>
  page(
    'Log in',
    `<p><strong>${text(clientName)}</strong> wants to work with your account.</p>
${alert(problem)}
<form method="post">
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="username" required list="people" value="${text(email)}"${problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"'}>
<datalist id="people">${people.map((person) => `<option value="${text(person.email)}">${text(person.name)}</option>`).join('')}</datalist>
<p>People of the sandbox have no passwords.</p>
<button name="decision" value="allow">Log in</button>
<button name="decision" value="deny" formnovalidate>Cancel</button>
</form>`,
  );

export const consentPage = ({ clientName, person, scopes, redirectUri, problem }: ConsentPage): string =>
  page(
    'Allow access?',
    `<p><strong>${text(clientName)}</strong> asks for access to the account of ${text(person.name)} (${text(person.email)}).</p>
${alert(problem)}
<h2>It will be able to use</h2>
<ul>${scopes.map((scope) => `<li><code>${text(scope)}</code></li>`).join('')}</ul>
<p>Then you go back to <code>${text(redirectUri)}</code>.</p>
<form method="post">
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`,
  );

const alert = (problem: string | undefined): string =>
  problem === undefined ? '' : `<p role="alert" id="problem">${text(problem)}</p>`;

export const errorPage = (reason: string): string => page('This does not work', `<p role="alert">${text(reason)}</p>`);

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Make sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;

const style = `body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;margin:0}
main{max-width:32rem;margin:3rem auto;padding:0 1rem}
label,input{display:block;width:100%;box-sizing:border-box}
input,button{font:inherit;padding:.5rem .75rem}
[role=alert]{color:#8c1d18;font-weight:600}`;

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const text = (raw: string): string => raw.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
