import type { Json } from './rows.js';

/** Source by the name of its section, exactly as it was sent. */
export type Sections = Readonly<Record<string, string>>;

/** A custom app in all its versions. It belongs to the person who made it. */
export interface SdkAppRow {
  readonly name: string;
  readonly userId: number;
}

export interface SdkAppVersionRow {
  readonly id: number;
  readonly appName: string;
  /** Counted from 1. */
  readonly version: number;
  readonly label: string;
  readonly description: string;
  readonly theme: string;
  readonly language: string;
  readonly countries: readonly string[] | null;
  readonly audience: string;
  readonly isPublic: boolean;
  readonly isOpenSource: boolean;
  readonly created: string;
  readonly common: Json;
  /** A PNG in base64. */
  readonly icon: string | null;
  readonly sections: Sections;
}

export interface SdkAppModuleRow {
  readonly id: number;
  readonly appVersionId: number;
  readonly name: string;
  readonly typeId: number;
  readonly label: string;
  readonly description: string;
  readonly connection: string | null;
  readonly altConnection: string | null;
  readonly webhook: string | null;
  readonly isPublic: boolean;
  readonly isDeprecated: boolean;
  readonly sections: Sections;
}

export interface SdkAppFunctionRow {
  readonly id: number;
  readonly appVersionId: number;
  readonly name: string;
  /** `code` and `test`. */
  readonly sections: Sections;
}

export interface SdkAppRpcRow {
  readonly id: number;
  readonly appVersionId: number;
  readonly name: string;
  readonly label: string;
  readonly connection: string | null;
  readonly altConnection: string | null;
  readonly sections: Sections;
}

export interface SdkAppEndpointRow {
  readonly id: number;
  readonly appVersionId: number;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly context: string | null;
  readonly annotations: Json;
  readonly attachedAccounts: readonly string[];
  readonly isPublic: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly sections: Sections;
}

/** Shared by all versions of its app. The zone has its name once. */
export interface SdkAppConnectionRow {
  readonly id: number;
  readonly appName: string;
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly common: Json;
  readonly sections: Sections;
}

/** Shared by all versions of its app. The zone has its name once. */
export interface SdkAppWebhookRow {
  readonly id: number;
  readonly appName: string;
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly connection: string | null;
  readonly altConnection: string | null;
  readonly sections: Sections;
}

/** What has sections: the app itself, or one of its parts. */
export type SdkAppPart = 'app' | 'module' | 'function' | 'rpc' | 'endpoint' | 'connection' | 'webhook';

/** An edit to a section of a published app that has not been committed. */
export interface SdkAppChangeRow {
  readonly id: number;
  readonly appName: string;
  /** Null for connections and webhooks, which belong to all versions. */
  readonly appVersionId: number | null;
  readonly part: SdkAppPart;
  readonly partId: number;
  readonly section: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly created: string;
}
