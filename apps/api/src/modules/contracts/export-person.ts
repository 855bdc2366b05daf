import type { ExportedData } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type {} from "./contracts.tables.ts";

/** What somebody agreed and did, for the copy of their data. Agreements are both sides'; words are their author's. */
export async function exportPerson({ db }: Platform, userId: string): Promise<ExportedData> {
  return {
    tables: { ...(await agreementsOf(db, userId)), ...(await wordsOf(db, userId)), ...(await reviewsOf(db, userId)) },
  };
}

async function agreementsOf(db: Db, userId: string) {
  const contracts = await db
    .selectFrom("contracts.contracts")
    .select(["contract_id", "offer_id", "project_id", "client_id", "freelancer_id", "title", "scope", "pricing"])
    .select(["engagement", "skills", "currency", "total_minor", "hourly_rate_minor", "signed_milestones", "status"])
    .select(["started_at", "ended_at", "ended_by"])
    .where((eb) => eb.or([eb("client_id", "=", userId), eb("freelancer_id", "=", userId)]))
    .orderBy("started_at")
    .execute();
  const milestones = await db
    .selectFrom("contracts.milestones as milestone")
    .innerJoin("contracts.contracts as contract", "contract.contract_id", "milestone.contract_id")
    .select(["milestone.milestone_id", "milestone.contract_id", "milestone.position", "milestone.title"])
    .select(["milestone.description", "milestone.amount_minor", "contract.currency", "milestone.due_date"])
    .select(["milestone.status", "milestone.released_minor", "milestone.refunded_minor", "milestone.funded_at"])
    .select(["milestone.submitted_at", "milestone.approved_at", "milestone.released_at", "milestone.created_at"])
    .where((eb) => eb.or([eb("contract.client_id", "=", userId), eb("contract.freelancer_id", "=", userId)]))
    .orderBy("milestone.contract_id")
    .orderBy("milestone.position")
    .execute();
  const disputes = await db
    .selectFrom("contracts.disputes as dispute")
    .innerJoin("contracts.milestones as milestone", "milestone.milestone_id", "dispute.milestone_id")
    .innerJoin("contracts.contracts as contract", "contract.contract_id", "milestone.contract_id")
    .select(["dispute.dispute_id", "dispute.milestone_id", "dispute.opened_by", "dispute.status"])
    .select(["dispute.outcome", "dispute.opened_at", "dispute.ended_at"])
    .where((eb) => eb.or([eb("contract.client_id", "=", userId), eb("contract.freelancer_id", "=", userId)]))
    .orderBy("dispute.opened_at")
    .execute();
  return { contracts, milestones, disputes };
}

/** What they wrote and handed in. */
async function wordsOf(db: Db, userId: string) {
  const activity = await db
    .selectFrom("contracts.activity")
    .select(["contract_id", "milestone_id", "type", "note", "amount_minor", "currency", "files", "created_at"])
    .where("actor_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const submissions = await db
    .selectFrom("contracts.submissions as submission")
    .innerJoin("contracts.milestones as milestone", "milestone.milestone_id", "submission.milestone_id")
    .innerJoin("contracts.contracts as contract", "contract.contract_id", "milestone.contract_id")
    .select(["submission.milestone_id", "submission.note", "submission.files", "submission.submitted_at"])
    .where("contract.freelancer_id", "=", userId)
    .orderBy("submission.submitted_at")
    .execute();
  const dispute_entries = await db
    .selectFrom("contracts.dispute_entries")
    .select(["dispute_id", "side", "text", "files", "created_at"])
    .where("author_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const settlements_proposed = await db
    .selectFrom("contracts.settlements")
    .select(["dispute_id", "to_freelancer_minor", "to_client_minor", "currency", "message", "status", "created_at"])
    .where("proposed_by", "=", userId)
    .orderBy("created_at")
    .execute();
  return { activity, submissions, dispute_entries, settlements_proposed };
}

/** What was written of them only once it shows: until then neither side knows the other's. */
async function reviewsOf(db: Db, userId: string) {
  const columns = ["contract_id", "quality", "communication", "expertise", "deadlines", "cooperation", "text"] as const;
  const reviews_written = await db
    .selectFrom("contracts.reviews")
    .select(["user_id", ...columns, "created_at", "revealed_at", "hidden_at", "hidden_reason"])
    .where("author_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const reviews_received = await db
    .selectFrom("contracts.reviews")
    .select(["author_id", ...columns, "answer_text", "answered_at", "revealed_at"])
    .where("user_id", "=", userId)
    .where("revealed_at", "is not", null)
    .where("hidden_at", "is", null)
    .orderBy("revealed_at")
    .execute();
  const reviews_reported = await db
    .selectFrom("contracts.review_reports")
    .select(["review_id", "reason", "text", "created_at", "decision", "decision_reason", "decided_at"])
    .where("reporter_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { reviews_written, reviews_received, reviews_reported };
}
