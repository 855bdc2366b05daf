import { type Selectable, sql } from "kysely";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type ContractStatus, rulesFor } from "./contracts.rules.ts";
import type { ContractsTable, RulePacksTable } from "./contracts.tables.ts";
import type { After } from "./paging.ts";

type Row = Selectable<ContractsTable>;
export interface ContractRow extends Omit<Row, "status" | "engagement" | "pricing"> {
  readonly status: ContractStatus;
  readonly engagement: "one_off" | "ongoing";
  readonly pricing: "fixed" | "hourly";
}
// The columns' check constraints hold exactly these words.
const typed = (row: Row): ContractRow => row as ContractRow;

export type RulePack = Selectable<RulePacksTable>;

/** The rules in force at that instant for a contract between people of these countries. */
export async function findRulesInForce(db: Db, countries: readonly (string | null)[], at: Date): Promise<RulePack> {
  const rules = rulesFor(await db.selectFrom("contracts.rule_packs").selectAll().execute(), countries, at);
  assert(rules, "rules for everywhere are in force");
  return rules;
}

export async function readRules(db: Db, version: number): Promise<RulePack> {
  return db.selectFrom("contracts.rule_packs").selectAll().where("version", "=", version).executeTakeFirstOrThrow();
}

export interface NewContract
  extends Omit<
    ContractRow,
    | "version"
    | "status"
    | "updated_at"
    | "ended_at"
    | "ended_by"
    | "end_reason"
    | "review_due_at"
    | "reviews_revealed_at"
    | "signed_milestones"
    | "undone_minor"
    | "undone_at"
    | "title_told"
  > {
  /** As JSON text. */
  readonly signed_milestones: string;
}

export async function insertContract(tx: Tx, contract: NewContract): Promise<void> {
  await tx
    .insertInto("contracts.contracts")
    .values({ ...contract, status: "active", updated_at: contract.started_at })
    .execute();
}

export async function findContract(db: Db, contractId: string): Promise<ContractRow | undefined> {
  const row = await db
    .selectFrom("contracts.contracts")
    .selectAll()
    .where("contract_id", "=", contractId)
    .executeTakeFirst();
  return row && typed(row);
}

export async function contractsById(db: Db, contractIds: readonly string[]): Promise<Map<string, ContractRow>> {
  if (contractIds.length === 0) return new Map();
  const rows = await db.selectFrom("contracts.contracts").selectAll().where("contract_id", "in", contractIds).execute();
  return new Map(rows.map((row) => [row.contract_id, typed(row)]));
}

/** The first lock of every change to a contract, its milestones and its reviews: they take turns. */
export async function lockContract(tx: Tx, contractId: string): Promise<ContractRow | undefined> {
  const row = await tx
    .selectFrom("contracts.contracts")
    .selectAll()
    .where("contract_id", "=", contractId)
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

type Change = Partial<
  Pick<
    ContractRow,
    | "status"
    | "total_minor"
    | "ended_at"
    | "ended_by"
    | "end_reason"
    | "review_due_at"
    | "reviews_revealed_at"
    | "undone_minor"
    | "title_told"
    | "undone_at"
  >
>;

export async function updateContract(tx: Tx, contractId: string, change: Change, at: Date): Promise<void> {
  await tx
    .updateTable("contracts.contracts")
    .set((eb) => ({ ...change, version: eb("version", "+", 1), updated_at: at }))
    .where("contract_id", "=", contractId)
    .execute();
}

export interface ContractFilter {
  readonly partyId: string;
  readonly role: "client" | "freelancer" | null;
  readonly statuses: readonly ContractStatus[];
  readonly projectId: string | null;
  readonly offerId: string | null;
  /** Whether the party may write a review at `at`, as `mayReview` says; null: all. */
  readonly takesReview: boolean | null;
  readonly at: Date;
  /** All that were signed for it, whoever the party is. */
  readonly organisationId: string | null;
}

function matches(filter: ContractFilter) {
  const conditions = [whose(filter)];
  if (filter.statuses.length > 0) conditions.push(sql`status = any (${filter.statuses}::text[])`);
  if (filter.projectId !== null) conditions.push(sql`project_id = ${filter.projectId}`);
  if (filter.offerId !== null) conditions.push(sql`offer_id = ${filter.offerId}`);
  if (filter.takesReview !== null) conditions.push(sql`${takesReviewOf(filter)} = ${filter.takesReview}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function takesReviewOf({ partyId, at }: ContractFilter) {
  return sql<boolean>`(status in ('completed', 'cancelled') and coalesce(review_due_at > ${at}, false)
    and reviews_revealed_at is null and (client_id = ${partyId} or freelancer_id = ${partyId})
    and not exists (select from contracts.reviews r where r.contract_id = contracts.contract_id and r.author_id = ${partyId}))`;
}

function whose({ organisationId, role, partyId }: ContractFilter) {
  if (organisationId !== null) return sql<boolean>`organisation_id = ${organisationId}`;
  if (role === "client") return sql<boolean>`client_id = ${partyId}`;
  if (role === "freelancer") return sql<boolean>`freelancer_id = ${partyId}`;
  return sql<boolean>`(client_id = ${partyId} or freelancer_id = ${partyId})`;
}

export async function listContractRows(
  db: Db,
  filter: ContractFilter,
  after: After | null,
  limit: number,
): Promise<ContractRow[]> {
  const rows = await db
    .selectFrom("contracts.contracts")
    .selectAll()
    .where(matches(filter))
    .$if(after !== null, (q) => q.where(sql<boolean>`(started_at, contract_id) < (${after?.at}, ${after?.id})`))
    .orderBy("started_at", "desc")
    .orderBy("contract_id", "desc")
    .limit(limit + 1)
    .execute();
  return rows.map(typed);
}

export function countContractRows(db: Db, filter: ContractFilter): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("contracts.contracts")
      .select((eb) => eb.lit(1).as("one"))
      .where(matches(filter)),
  );
}
