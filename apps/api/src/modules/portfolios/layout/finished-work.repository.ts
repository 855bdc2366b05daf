// What was finished under contract, as the news of contracts told it: SQL only.
import type { FinishedContract } from "#api-schema/portfolio-layout.ts";
import type { Db, Tx } from "#platform/db/index.ts";

const CONTRACTS_MAX = 100;

export interface OwnFinished extends FinishedContract {
  /** Whether its words may be shown to others. */
  readonly is_public: boolean;
}

/** A person's finished contracts, the newest first; of these ids only, when given. */
export async function listFinished(
  db: Db,
  userId: string,
  contractIds: readonly string[] | null = null,
): Promise<OwnFinished[]> {
  if (contractIds?.length === 0) return [];
  const contracts = await db
    .selectFrom("portfolios.finished_contracts")
    .select(["contract_id", "title", "ended_at", "is_public"])
    .where("user_id", "=", userId)
    .where("undone", "=", false)
    .$if(contractIds !== null, (query) => query.where("contract_id", "in", contractIds ?? []))
    .orderBy("ended_at", "desc")
    .orderBy("contract_id", "desc")
    .limit(CONTRACTS_MAX)
    .execute();
  if (contracts.length === 0) return [];
  const milestones = await db
    .selectFrom("portfolios.released_milestones")
    .select(["contract_id", "title", "released_at"])
    .where(
      "contract_id",
      "in",
      contracts.map((contract) => contract.contract_id),
    )
    .orderBy("released_at")
    .orderBy("milestone_id")
    .execute();
  return contracts.map(({ contract_id, title, ended_at, is_public }) => ({
    is_public,
    contract_id,
    title,
    ended_at: ended_at.toISOString(),
    milestones: milestones
      .filter((milestone) => milestone.contract_id === contract_id)
      .map((milestone) => ({ title: milestone.title, released_at: milestone.released_at.toISOString() })),
  }));
}

interface Finished {
  readonly contract_id: string;
  readonly user_id: string;
  readonly client_id: string;
  readonly title: string;
  readonly ended_at: Date;
}
export async function keepFinished(tx: Tx, row: Finished & { readonly is_public: boolean }): Promise<void> {
  await tx
    .insertInto("portfolios.finished_contracts")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function markTitlePublic(tx: Tx, contractId: string): Promise<void> {
  await tx
    .updateTable("portfolios.finished_contracts")
    .set({ is_public: true })
    .where("contract_id", "=", contractId)
    .execute();
}

/** Nothing of its money stayed: it is kept as that, whichever news comes first. */
export async function keepUndone(tx: Tx, row: Finished): Promise<void> {
  await tx
    .insertInto("portfolios.finished_contracts")
    .values({ ...row, undone: true })
    .onConflict((conflict) => conflict.column("contract_id").doUpdateSet({ undone: true }))
    .execute();
}

interface Released {
  readonly milestone_id: string;
  readonly contract_id: string;
  readonly user_id: string;
  readonly title: string;
  readonly released_at: Date;
}
/** A milestone released in parts counts once, when its first part was. */
export async function keepReleased(tx: Tx, row: Released): Promise<void> {
  await tx
    .insertInto("portfolios.released_milestones")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function forgetFinished(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("portfolios.finished_contracts").where("user_id", "=", userId).execute();
  await tx.deleteFrom("portfolios.released_milestones").where("user_id", "=", userId).execute();
}
