import { nodeWebhook } from './node.js';
import { webWebhook } from './web.js';

/** For the App Router: `export const POST = nextRoute(verifier, handler)`. */
export const nextRoute = webWebhook;

/** For the Pages Router: `export default nextApi(verifier, handler)`, beside `export const config = nextApiConfig`. */
export const nextApi = nodeWebhook;

/** Keeps Next.js from parsing the body. It has to stand in the file itself, because Next.js reads it without running it. */
export const nextApiConfig = { api: { bodyParser: false } } as const;
