import type { Insertable, Selectable } from "kysely";
import { type Bps, bps } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { DocumentIssuersTable, TaxProfilesTable, TaxThresholdsTable } from "../payments.tables.ts";

export type IssuerRow = Selectable<DocumentIssuersTable>;
export type TaxProfileRow = Selectable<TaxProfilesTable>;
export type ThresholdRow = Selectable<TaxThresholdsTable>;

export async function issuerOn(db: Db, at: Date): Promise<IssuerRow> {
  const row = await db
    .selectFrom("payments.document_issuers")
    .selectAll()
    .where("effective_from", "<=", at)
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirst();
  assert(row, "an issuer of documents is in force");
  return row;
}

/** The standard rates in force that day, by country. */
export async function vatRatesOn(db: Db, at: Date): Promise<ReadonlyMap<string, Bps>> {
  const rows = await db
    .selectFrom("payments.vat_rates")
    .distinctOn("country")
    .select(["country", "standard_bps"])
    .where("effective_from", "<=", at.toISOString().slice(0, 10))
    .orderBy("country")
    .orderBy("effective_from", "desc")
    .execute();
  return new Map(rows.map((row) => [row.country, bps(row.standard_bps)]));
}

export async function vatIdShape(db: Db, country: string): Promise<{ prefix: string; pattern: string } | undefined> {
  return db
    .selectFrom("payments.vat_id_shapes")
    .select(["prefix", "pattern"])
    .where("country", "=", country)
    .executeTakeFirst();
}

export async function findTaxProfile(db: Db, userId: string): Promise<TaxProfileRow | undefined> {
  return db.selectFrom("payments.tax_profiles").selectAll().where("user_id", "=", userId).executeTakeFirst();
}

/** Writes it unless it has changed since `version` (0: there was none). False when it has. */
export async function writeTaxProfile(
  tx: Tx,
  profile: Insertable<TaxProfilesTable>,
  version: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("payments.tax_profiles")
    .values({ ...profile, version: version + 1 })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet({ ...profile, version: version + 1 })
        .where("payments.tax_profiles.version", "=", version),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The thresholds in force at the end of a year. */
export async function thresholdsOf(db: Db, year: number): Promise<readonly ThresholdRow[]> {
  return db
    .selectFrom("payments.tax_thresholds")
    .distinctOn("form")
    .selectAll()
    .where("effective_from", "<=", `${year}-12-31`)
    .orderBy("form")
    .orderBy("effective_from", "desc")
    .execute();
}
