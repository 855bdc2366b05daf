import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export { batched } from "./batched.ts";
export { countRows } from "./count-rows.ts";
export { inBatches } from "./in-batches.ts";
export type { JsonObject, JsonValue } from "./json.ts";
export { migrate, migrationsHash } from "./migrate.ts";
export type { Database, DatabaseSettings } from "./pool.ts";
export { openDatabase } from "./pool.ts";
export { NamingAllClient, prepared, runNamed } from "./prepared.ts";
export type { Presence } from "./presence.ts";
export { createPresence, isGone } from "./presence.ts";
export { readOnce } from "./read-once.ts";
export { limited } from "./silence.ts";
export type { Tables } from "./tables.ts";
export type { InTransaction } from "./transaction.ts";
export { createInTransaction, isCommitUnknown } from "./transaction.ts";
export { constraintOf, isDatabaseAway, sqlStateOf, uniqueViolation } from "./violations.ts";

/** Reads: the pool, or a transaction when the read must see its own writes. It has no words to write with. */
export type Db = Pick<
  Kysely<Tables>,
  "selectFrom" | "selectNoFrom" | "transaction" | "isTransaction" | "executeQuery" | "getExecutor"
>;
/** Writes: a writer's first parameter. A Db is not a Tx, so forgetting the transaction does not compile. */
export type Tx = Transaction<Tables>;
