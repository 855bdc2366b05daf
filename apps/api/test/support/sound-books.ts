// The invariants of money, at the end of every suite.
import type { Db } from "#platform/db/index.ts";
import { runChecks, type Violation } from "../../../../db/checks/run.ts";

export interface Spoilt {
  /** Checks that the tests break on purpose: `10-gateway-agrees`; "all" where the rows are made up. */
  readonly spoils?: readonly string[] | "all";
}

export async function brokenBooks(db: Db, spoils: NonNullable<Spoilt["spoils"]>): Promise<readonly Violation[]> {
  return spoils === "all" ? [] : (await runChecks(db)).filter(({ check }) => !spoils.includes(check));
}
