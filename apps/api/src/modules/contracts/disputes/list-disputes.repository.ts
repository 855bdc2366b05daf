import { countRows, type Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type ContractRow, contractsById } from "../contracts.repository.ts";
import { type MilestoneRow, milestonesById } from "../milestones.repository.ts";
import type { After } from "../paging.ts";
import type { DisputeState } from "./dispute.rules.ts";
import type { DisputeRow } from "./disputes.repository.ts";

export interface ListedDispute {
  readonly dispute: DisputeRow;
  readonly milestone: MilestoneRow;
  readonly contract: ContractRow;
}

interface DisputeFilter {
  /** One of the two sides; null for the desk. */
  readonly partyId: string | null;
  /** Any of; empty: all. */
  readonly states: readonly DisputeState[];
  readonly isRunning: boolean;
}

interface Wish extends DisputeFilter {
  readonly order: "newest" | "oldest";
  readonly after: After | null;
  readonly limit: number;
}

/** One more than the limit, so that the caller sees whether there is a next page. */
export async function listDisputeRows(db: Db, wish: Wish): Promise<ListedDispute[]> {
  const { after, order } = wish;
  const direction = order === "newest" ? "desc" : "asc";
  let query = matching(db, wish).selectAll("dispute").select("contract.contract_id");
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple("dispute.opened_at", "dispute.dispute_id"),
        order === "newest" ? "<" : ">",
        eb.tuple(after.at, after.id),
      ),
    );
  const rows = await query
    .orderBy("dispute.opened_at", direction)
    .orderBy("dispute.dispute_id", direction)
    .limit(wish.limit + 1)
    .execute();
  const [milestones, contracts] = await Promise.all([
    milestonesById(
      db,
      rows.map((row) => row.milestone_id),
    ),
    contractsById(
      db,
      rows.map((row) => row.contract_id),
    ),
  ]);
  return rows.map(({ contract_id, ...dispute }) => {
    const milestone = milestones.get(dispute.milestone_id);
    const contract = contracts.get(contract_id);
    assert(milestone && contract, "a dispute has its milestone and contract");
    return { dispute, milestone, contract };
  });
}

export async function countDisputeRows(db: Db, filter: DisputeFilter): Promise<number> {
  return countRows(db, matching(db, filter).select("dispute.dispute_id"));
}

function matching(db: Db, { partyId, states, isRunning }: DisputeFilter) {
  let query = db
    .selectFrom("contracts.disputes as dispute")
    .innerJoin("contracts.milestones as milestone", "milestone.milestone_id", "dispute.milestone_id")
    .innerJoin("contracts.contracts as contract", "contract.contract_id", "milestone.contract_id");
  if (partyId !== null)
    query = query.where((eb) =>
      eb.or([eb("contract.client_id", "=", partyId), eb("contract.freelancer_id", "=", partyId)]),
    );
  const stored = states.flatMap((state) => (state === "resolved" ? ["resolved", "settled"] : [state]));
  if (stored.length > 0) query = query.where("dispute.status", "in", stored);
  if (isRunning) query = query.where("dispute.status", "in", ["open", "negotiation", "mediation"]);
  return query;
}
