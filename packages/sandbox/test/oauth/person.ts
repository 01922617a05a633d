/** Somebody before a browser without scripts: it keeps cookies, follows redirects and sends the forms it is shown. */
export interface Person {
  /** Logs in where that is asked, says yes, and returns the address at which the client gets its answer. */
  allow(authorizationUrl: URL, email?: string): Promise<URL>;
  /** Opens an address and goes on until there is a page, or an address of the client. */
  open(url: URL): Promise<Shown>;
  /** Presses a button of the page. */
  press(page: Page, fields: Readonly<Record<string, string>>): Promise<Shown>;
}

/** What a browser ends up with. */
export type Shown = Page | { readonly kind: 'callback'; readonly url: URL };

export interface Page {
  readonly kind: 'page';
  readonly url: URL;
  readonly status: number;
  readonly html: string;
}

export const owner = 'ines.kolar@nordwind.example';

/** A person whose browser never heard of the server whose address begins with `server`. */
export function person(server: string): Person {
  const cookies = new Map<string, string>();

  async function ask(url: URL, init: RequestInit = {}): Promise<Shown> {
    if (url.origin !== server) return { kind: 'callback', url };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie } });
    for (const line of answer.headers.getSetCookie()) keep(line);
    const location = answer.headers.get('location');
    if (location !== null) return ask(new URL(location, url));
    return { kind: 'page', url, status: answer.status, html: await answer.text() };
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }

  const press: Person['press'] = (page, fields) =>
    ask(page.url, { method: 'POST', body: new URLSearchParams({ decision: 'allow', ...fields }) });

  return {
    open: (url) => ask(url),
    press,
    async allow(authorizationUrl, email = owner) {
      let shown = await ask(authorizationUrl);
      for (let pages = 0; shown.kind === 'page' && pages < 3; pages += 1) shown = await press(shown, { email });
      if (shown.kind === 'page') throw new Error(`Still at ${shown.url.href}: ${shown.html}`);
      return shown.url;
    },
  };
}
