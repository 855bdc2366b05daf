// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "./json.ts";
import type {} from "./tables.ts";

export interface AuditLogTable {
  audit_id: string;
  actor_id: ColumnType<string | null, string | null | undefined, string | null>;
  actor_kind: string;
  action: string;
  subject_type: string;
  subject_id: string;
  before: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  after: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  request_id: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
}

export interface DemoTable {
  singleton: ColumnType<boolean, boolean | undefined, boolean>;
  seeds_hash: string;
  ends_at: Date;
  scenes_played: number;
  made: ColumnType<JsonValue, string, string>;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DevClockTable {
  singleton: ColumnType<boolean, boolean | undefined, boolean>;
  offset_ms: bigint;
}

export interface HandledEventsTable {
  listener: string;
  event_id: string;
  handled_at: Date;
}

export interface IdempotencyKeysTable {
  scope: string;
  key: string;
  request_hash: string;
  state: string;
  status: ColumnType<number | null, number | null | undefined, number | null>;
  body: ColumnType<string | null, string | null | undefined, string | null>;
  headers: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  money: ColumnType<boolean, boolean | undefined, boolean>;
  locked_until: Date;
  created_at: Date;
  runner: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface KeyEffectsTable {
  user_id: string;
  key: string;
  effect: string;
  happened_at: Date;
}

export interface LiveChannelsTable {
  channel: string;
  last_sequence: bigint;
}

export interface LiveLogTable {
  live_id: string;
  channel: string;
  sequence: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  type: string;
  payload: ColumnType<JsonValue, string, string>;
  created_at: Date;
  number: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
}

export interface MailsTable {
  mail_id: string;
  to_address: string;
  from_address: string;
  subject: string;
  text_body: string;
  html_body: string;
  headers: ColumnType<JsonValue, string | undefined, string>;
  template: string;
  state: ColumnType<string, string | undefined, string>;
  attempts: ColumnType<number, number | undefined, number>;
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
}

export interface TimerOutagesTable {
  outage_id: string;
  began_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface TimersTable {
  timer_id: string;
  kind: string;
  ref: string;
  due_at: Date;
  payload: ColumnType<JsonValue, string | undefined, string>;
  state: ColumnType<string, string | undefined, string>;
  fired_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  attempts: ColumnType<number, number | undefined, number>;
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  retry_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
}

declare module "./tables.ts" {
  interface Tables {
    "platform.audit_log": AuditLogTable;
    "platform.demo": DemoTable;
    "platform.dev_clock": DevClockTable;
    "platform.handled_events": HandledEventsTable;
    "platform.idempotency_keys": IdempotencyKeysTable;
    "platform.key_effects": KeyEffectsTable;
    "platform.live_channels": LiveChannelsTable;
    "platform.live_log": LiveLogTable;
    "platform.mails": MailsTable;
    "platform.timer_outages": TimerOutagesTable;
    "platform.timers": TimersTable;
  }
}
