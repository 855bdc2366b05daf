// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type {} from "#platform/db/tables.ts";

export interface AccountDecisionsTable {
  decision_id: string;
  user_id: string;
  by_id: string;
  kind: string;
  role: ColumnType<string | null, string | null | undefined, string | null>;
  reason: string;
  created_at: Date;
}

export interface AccountsTable {
  user_id: string;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  email_verified_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  name: string;
  password_hash: ColumnType<string | null, string | null | undefined, string | null>;
  user_type: string;
  roles: ColumnType<string[], readonly string[], readonly string[]>;
  state: ColumnType<string, string | undefined, string>;
  created_at: Date;
  updated_at: Date;
}

export interface ApiKeysTable {
  api_key_id: string;
  user_id: string;
  name: string;
  prefix: string;
  key_hash: Buffer;
  scopes: ColumnType<string[], readonly string[], readonly string[]>;
  created_at: Date;
  last_used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  expires_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface AttemptsTable {
  attempt_key: Buffer;
  failures: number;
  blocked_until: Date;
  last_at: Date;
}

export interface OneTimeTokensTable {
  token_id: string;
  user_id: string;
  purpose: string;
  token_hash: Buffer;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  attempts: ColumnType<number, number | undefined, number>;
  created_at: Date;
  expires_at: Date;
}

export interface OpenedLinksTable {
  token_hash: Buffer;
  user_id: string;
  opened_at: Date;
}

export interface RecoveryCodesTable {
  user_id: string;
  code_hash: Buffer;
  used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SessionsTable {
  session_id: string;
  user_id: string;
  token_hash: Buffer;
  address: string;
  user_agent: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

export interface SignUpsTable {
  sign_up_id: string;
  email: string;
  name: string;
  password_hash: string;
  user_type: string;
  token_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  browser_hash: Buffer;
  created_at: Date;
  expires_at: Date;
  locale: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface TwoFactorTable {
  user_id: string;
  secret: Buffer;
  enabled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  last_step: ColumnType<bigint, bigint | undefined, bigint>;
  created_at: Date;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "auth.account_decisions": AccountDecisionsTable;
    "auth.accounts": AccountsTable;
    "auth.api_keys": ApiKeysTable;
    "auth.attempts": AttemptsTable;
    "auth.one_time_tokens": OneTimeTokensTable;
    "auth.opened_links": OpenedLinksTable;
    "auth.recovery_codes": RecoveryCodesTable;
    "auth.sessions": SessionsTable;
    "auth.sign_ups": SignUpsTable;
    "auth.two_factor": TwoFactorTable;
  }
}
