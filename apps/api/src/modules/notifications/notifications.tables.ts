// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface MailCountsTable {
  user_id: string;
  actor_id: string;
  kind: string;
  since: Date;
  mails: number;
}

export interface NotificationsTable {
  notification_id: string;
  user_id: string;
  kind: string;
  category: string;
  actor_id: ColumnType<string | null, string | null | undefined, string | null>;
  subject_type: string;
  subject_id: string;
  link: string;
  title: string;
  body: ColumnType<string, string | undefined, string>;
  group_key: ColumnType<string | null, string | null | undefined, string | null>;
  group_count: ColumnType<number, number | undefined, number>;
  event_id: string;
  read_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  words: ColumnType<JsonValue, string | undefined, string>;
}

export interface PreferencesTable {
  user_id: string;
  category: string;
  in_app: boolean;
  email: boolean;
  updated_at: Date;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "notifications.mail_counts": MailCountsTable;
    "notifications.notifications": NotificationsTable;
    "notifications.preferences": PreferencesTable;
  }
}
