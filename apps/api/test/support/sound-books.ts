// The invariants of money, at the end of every suite.
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";
import { runChecks, type Violation } from "../../../../db/checks/run.ts";

export interface Spoilt {
  /** Checks that the tests break on purpose: `10-gateway-agrees`; "all" where the rows are made up. */
  readonly spoils?: readonly string[] | "all";
}

/** What is broken that the tests did not break on purpose. Where no money moved there are no books to check. */
export async function brokenBooks(db: Db, spoils: NonNullable<Spoilt["spoils"]>): Promise<readonly Violation[]> {
  if (spoils === "all") return [];
  const { rows } = await sql<{ moved: boolean }>`select exists (select from payments.journals)
    or exists (select from payments.payments) as moved`.execute(db);
  return rows[0]?.moved ? (await runChecks(db)).filter(({ check }) => !spoils.includes(check)) : [];
}
