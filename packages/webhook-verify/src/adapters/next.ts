import { nodeWebhook } from './node.js';
import { webWebhook } from './web.js';

/** For the App Router: `export const POST = nextRoute(verifier, handler)`. */
export const nextRoute = webWebhook;

/**
 * For the Pages Router: `export default nextApi(verifier, handler)`. Beside it has to stand, literally, because Next.js reads it
 * without running it: `export const config = { api: { bodyParser: false } };`
 */
export const nextApi = nodeWebhook;
