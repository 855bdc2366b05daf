import type { Tx } from "#platform/db/index.ts";
import type {} from "./contracts.tables.ts";

/** Why a person cannot erase their account yet: each contract of theirs that still runs. */
export async function runningContracts(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("contracts.contracts")
    .select(["title", "status"])
    .where("status", "in", ["active", "disputed"])
    .where((eb) => eb.or([eb("client_id", "=", userId), eb("freelancer_id", "=", userId)]))
    .orderBy("started_at")
    .execute();
  return rows.map(({ title, status }) =>
    status === "disputed"
      ? `The contract “${title}” is disputed. Settle it first.`
      : `The contract “${title}” still runs. End it first.`,
  );
}
