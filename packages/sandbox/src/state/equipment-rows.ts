import type { Json } from './rows.js';

/** A program inside a private network. */
export interface OnPremAgentRow {
  readonly id: string;
  readonly organizationId: number;
  readonly name: string;
  readonly status: 'REGISTERED' | 'ACTIVE';
  readonly created: string;
  readonly version: string | null;
  readonly lastConnected: string | null;
}

/** What an agent reaches. */
export interface ConnectedSystemRow {
  readonly id: string;
  readonly organizationId: number;
  readonly agentId: string;
  readonly name: string;
  readonly appName: string;
  readonly inputs: Json;
}

/** A letter of the zone to one person. */
export interface NotificationRow {
  /** Make's are larger than a number holds. */
  readonly id: string;
  readonly userId: number;
  readonly subject: string;
  readonly body: string;
  readonly type: string;
  readonly created: string;
  readonly isRead: boolean;
}

/** A phone that runs Make's app. */
export interface DeviceRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly udid: string;
  readonly scope: readonly string[];
  readonly info: Json;
}

/** A message that waits on its way from or to a device. */
export interface DeviceMessageRow {
  readonly id: string;
  readonly deviceId: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly scope: string;
  readonly created: string;
  readonly data: Json;
}
