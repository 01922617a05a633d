/** A zone in a process of its own, so that only its clients share the measuring process. */
import { startSandbox } from '@makegate/sandbox';

const zone = await startSandbox();
process.send?.({ url: zone.url, token: zone.apiToken, teamId: zone.teamId });
process.on('disconnect', () => process.exit());
