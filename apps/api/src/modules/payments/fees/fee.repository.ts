import type { Selectable } from "kysely";
import { type Bps, bps, isCurrency } from "#money";
import { countRows, type Db, type JsonObject, type JsonValue, type Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { FeeComponentsTable } from "../payments.tables.ts";
import type { FeeAmounts, FeeComponent, FeeRule, LostPayer } from "./fee.rules.ts";
import { lastWithdrawnLike, standsAt, withdrawnAt } from "./withdrawals.repository.ts";

export const feeKinds = ["hire", "campaign", "investment"] as const;
export type FeeKind = (typeof feeKinds)[number];
export const feePlans = ["free", "plus", "pro"] as const;
export type FeePlan = (typeof feePlans)[number];

/** Whom a pack must fit: the product, and the earner's country and plan. */
export interface PackWish {
  readonly kind: FeeKind;
  readonly country: string | null;
  readonly plan: FeePlan;
}

export interface Pack extends FeeRule {
  readonly lostProcessingPayer: LostPayer;
  readonly kind: FeeKind;
  readonly country: string | null;
  readonly plan: FeePlan;
  readonly effectiveFrom: Date;
  readonly note: string;
  readonly createdAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export interface PackPlace {
  readonly effectiveFrom: Date;
  readonly feeRuleId: string;
}

/**
 * The pack in force at that instant, or undefined where the product has none. A plan's own pack counts before the one
 * for everybody, then the country's own before the one for all others.
 */
export async function findPackInForce(db: Db, wish: PackWish, at: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom("payments.fee_rules as rule")
    .select("fee_rule_id")
    .where(standsAt(at))
    .where("kind", "=", wish.kind)
    .where("effective_from", "<=", at)
    .where("plan", "in", ["free", wish.plan])
    .where((eb) => eb.or([eb("country", "is", null), ...(wish.country ? [eb("country", "=", wish.country)] : [])]))
    .orderBy((eb) => eb("plan", "=", wish.plan), "desc")
    .orderBy((eb) => eb("country", "is not", null), "desc")
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.fee_rule_id;
}

export async function readRule(db: Db, feeRuleId: string): Promise<FeeRule> {
  // In one look: every price on a page asks for it.
  const rows = await db
    .selectFrom("payments.fee_components as part")
    .innerJoin("payments.fee_rules as rule", "rule.fee_rule_id", "part.fee_rule_id")
    .selectAll("part")
    .select("rule.lost_processing_payer")
    .where("part.fee_rule_id", "=", feeRuleId)
    .orderBy("part.position")
    .execute();
  const [first] = rows;
  assert(first, `fee rule ${feeRuleId} exists`);
  // The column's check constraint allows these words alone.
  const lostProcessingPayer = first.lost_processing_payer as LostPayer;
  return { feeRuleId, lostProcessingPayer, components: rows.map(componentOf) };
}

export async function findPack(db: Db, feeRuleId: string): Promise<Pack | undefined> {
  const rows = await db
    .selectFrom("payments.fee_rules as rule")
    .selectAll()
    .select(withdrawnAt)
    .where("fee_rule_id", "=", feeRuleId)
    .execute();
  return (await packsOf(db, rows))[0];
}

/** The newest first. */
export async function listPacks(
  db: Db,
  page: { readonly kinds: readonly FeeKind[]; readonly before: PackPlace | null; readonly limit: number },
): Promise<readonly Pack[]> {
  const { kinds, before } = page;
  const rows = await db
    .selectFrom("payments.fee_rules as rule")
    .selectAll()
    .select(withdrawnAt)
    .$if(kinds.length > 0, (query) => query.where("kind", "in", kinds))
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple("effective_from", "fee_rule_id"),
          "<",
          tuple(before?.effectiveFrom ?? new Date(0), before?.feeRuleId ?? ""),
        ),
      ),
    )
    .orderBy("effective_from", "desc")
    .orderBy("fee_rule_id", "desc")
    .limit(page.limit + 1)
    .execute();
  return packsOf(db, rows);
}

export function countPacks(db: Db, kinds: readonly FeeKind[]): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("payments.fee_rules")
      .$if(kinds.length > 0, (query) => query.where("kind", "in", kinds))
      .select((eb) => eb.lit(1).as("one")),
  );
}

/** Of each product, plan and country the pack that new agreements are made under. */
export async function packsInForce(db: Db, at: Date): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("payments.fee_rules as rule")
    .distinctOn(["kind", "plan", "country"])
    .select("fee_rule_id")
    .where(standsAt(at))
    .where("effective_from", "<=", at)
    .orderBy("kind")
    .orderBy("plan")
    .orderBy("country")
    .orderBy("effective_from", "desc")
    .execute();
  return new Set(rows.map((row) => row.fee_rule_id));
}

/** A new row; what is there is never changed. Raises the constraint `fee_rules_one_a_date`. */
export async function insertPack(tx: Tx, pack: Pack, by: string): Promise<void> {
  await tx
    .insertInto("payments.fee_rules")
    .values({
      fee_rule_id: pack.feeRuleId,
      kind: pack.kind,
      country: pack.country,
      plan: pack.plan,
      effective_from: pack.effectiveFrom,
      lost_processing_payer: pack.lostProcessingPayer,
      note: pack.note,
      created_at: pack.createdAt,
      created_by: by,
      replaces: await lastWithdrawnLike(tx, pack),
    })
    .execute();
  await tx
    .insertInto("payments.fee_components")
    .values(
      pack.components.map((part, place) => ({
        fee_rule_id: pack.feeRuleId,
        component: part.component,
        position: place + 1,
        label: part.label,
        borne_by: part.borneBy,
        rate_bps: part.rateBps,
        amounts: JSON.stringify(storeAmounts(part.amounts ?? {})),
      })),
    )
    .execute();
}

interface PackRow {
  readonly fee_rule_id: string;
  readonly kind: string;
  readonly country: string | null;
  readonly plan: string;
  readonly effective_from: Date;
  readonly lost_processing_payer: string;
  readonly note: string;
  readonly created_at: Date | null;
  readonly withdrawn_at: Date | null;
}

async function packsOf(db: Db, rows: readonly PackRow[]): Promise<Pack[]> {
  const components = await componentsOf(
    db,
    rows.map((row) => row.fee_rule_id),
  );
  return rows.map((row) => ({
    feeRuleId: row.fee_rule_id,
    // The column's check constraints allow these words alone.
    kind: row.kind as FeeKind,
    plan: row.plan as FeePlan,
    country: row.country,
    lostProcessingPayer: row.lost_processing_payer as LostPayer,
    effectiveFrom: row.effective_from,
    note: row.note,
    createdAt: row.created_at,
    withdrawnAt: row.withdrawn_at,
    components: components.get(row.fee_rule_id) ?? [],
  }));
}

async function componentsOf(db: Db, ids: readonly string[]): Promise<Map<string, FeeComponent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.fee_components")
    .selectAll()
    .where("fee_rule_id", "in", ids)
    .orderBy("fee_rule_id")
    .orderBy("position")
    .execute();
  const found = new Map<string, FeeComponent[]>();
  for (const row of rows) {
    found.set(row.fee_rule_id, [...(found.get(row.fee_rule_id) ?? []), componentOf(row)]);
  }
  return found;
}

function componentOf(row: Selectable<FeeComponentsTable>): FeeComponent {
  return {
    component: row.component,
    label: row.label,
    borneBy: row.borne_by === "payer" ? "payer" : "recipient",
    rateBps: row.rate_bps === null ? null : bps(row.rate_bps),
    amounts: readAmounts(row.amounts),
  };
}

type Amounts = NonNullable<FeeComponent["amounts"]>;
const bounds = ["fixed", "minimum", "maximum", "from", "below"] as const;

function storeAmounts(amounts: Amounts): JsonObject {
  const entries = Object.entries(amounts).map(([code, of]) => {
    const minors = bounds.flatMap((bound) => (of[bound] === undefined ? [] : [[bound, String(of[bound])] as const]));
    const tiers = (of.tiers ?? []).map(({ from, rateBps }) => ({ from: String(from), rate_bps: Number(rateBps) }));
    return [code, { ...Object.fromEntries(minors), ...(tiers.length > 0 ? { tiers } : {}) }] as const;
  });
  return Object.fromEntries(entries);
}

function readAmounts(stored: JsonValue): Amounts {
  type Stored = Partial<Record<(typeof bounds)[number], string>> & { tiers?: { from: string; rate_bps: number }[] };
  // Written by storeAmounts alone.
  const entries = Object.entries(stored as Record<string, Stored>).flatMap(([code, of]) => {
    if (!isCurrency(code)) return [];
    const minors = bounds.flatMap((bound) => (of[bound] === undefined ? [] : [[bound, BigInt(of[bound])] as const]));
    const tiers: { from: bigint; rateBps: Bps }[] = (of.tiers ?? []).map((tier) => ({
      from: BigInt(tier.from),
      rateBps: bps(tier.rate_bps),
    }));
    const read: FeeAmounts = { ...Object.fromEntries(minors), ...(tiers.length > 0 ? { tiers } : {}) };
    return [[code, read] as const];
  });
  return Object.fromEntries(entries);
}
