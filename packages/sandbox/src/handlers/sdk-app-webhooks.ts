import type { sdkAppWebhooks } from '@makegate/client/endpoints/sdk-app-webhooks';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { SdkAppWebhookRow } from '../state/sdk-app-rows.js';
import { ownApp, readableApp, visibleApp } from './sdk-app-access.js';
import { nextName, requireConnections, requireUnused } from './sdk-app-references.js';
import { forgetChangesOf, sectionOf, writeSection } from './sdk-app-source.js';

export const sdkAppWebhooksHandlers: Handlers<typeof sdkAppWebhooks> = {
  list: (call) => {
    const { name } = visibleApp(call, call.args.appName);
    return { appWebhooks: [...call.state.sdkAppWebhooks.of('appName', name)].map(columns) };
  },
  create: (call) => {
    const { type, label, connection = null } = call.args;
    const { name: appName } = ownApp(call, call.args.appName);
    requireConnections(call, appName, [connection]);
    const name = nextName(call.state.sdkAppWebhooks.values(), appName);
    const refers = { connection, altConnection: null };
    const row = { id: call.state.nextId(), appName, name, type, label, ...refers, sections: blankSections.webhook };
    return { appWebhook: columns(call.state.sdkAppWebhooks.add(row)) };
  },
  get: (call) => ({ appWebhook: columns(webhookIn(call, visibleApp)) }),
  update: (call) => {
    const { label, connection } = call.args;
    const row = webhookIn(call, ownApp);
    requireConnections(call, row.appName, [connection]);
    const to = { label: label ?? row.label, connection: connection ?? row.connection };
    call.state.sdkAppWebhooks.change(row, to);
    return { appWebhook: columns(row) };
  },
  delete: (call) => {
    const row = webhookIn(call, ownApp);
    requireUnused(call, row, 'webhook');
    forgetChangesOf(call.state, row.appName, 'webhook', row.id);
    call.state.sdkAppWebhooks.delete(row.id);
    return { appWebhook: row.name };
  },
  getSection: (call) => sectionOf(webhookIn(call, readableApp), call.args.section),
  setSection: (call) => {
    const { section, code } = call.args;
    const row = webhookIn(call, ownApp);
    const place = { appName: row.appName, appVersionId: null, part: 'webhook' } as const;
    return writeSection(call, { row, table: call.state.sdkAppWebhooks, place, section, code });
  },
};

type WebhookCall = Caller & { readonly args: { readonly webhookName: string } };

/** The webhook, if `reach` lets the caller at its app. Of an app out of sight it looks as if it were not there. */
function webhookIn(call: WebhookCall, reach: typeof visibleApp): SdkAppWebhookRow {
  const { webhookName } = call.args;
  const row = call.state.sdkAppWebhooks.find(({ name }) => name === webhookName);
  if (!row) throw notFound('Webhook', webhookName);
  reach(call, row.appName);
  return row;
}

const columns = ({ name, label, type, connection, altConnection }: SdkAppWebhookRow) => ({
  name,
  label,
  type,
  connection,
  altConnection,
});
