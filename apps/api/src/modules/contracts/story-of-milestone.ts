// What was agreed, handed in, said and accepted, in order: for a card's bank that wants to know what a payment was for.
import { cards } from "#modules/users/index.ts";
import { formatMoney } from "#money";
import type { Db } from "#platform/db/index.ts";
import { findContract } from "./contracts.repository.ts";
import { entriesOf } from "./disputes/dispute-files.repository.ts";
import { newestDisputes } from "./disputes/disputes.repository.ts";
import {
  amountOf,
  findMilestone,
  type MilestoneRow,
  type SubmissionRow,
  submissionsOf,
} from "./milestones.repository.ts";

const day = (at: Date): string => at.toISOString().slice(0, 10);

/** Sentences in English, as banks read them; none when there is no such milestone. */
export async function storyOfMilestone(db: Db, milestoneId: string): Promise<readonly string[]> {
  const milestone = await findMilestone(db, milestoneId);
  const contract = milestone && (await findContract(db, milestone.contract_id));
  if (!milestone || !contract) return [];
  const [people, submissions, disputes] = await Promise.all([
    cards(db, [contract.client_id, contract.freelancer_id]),
    submissionsOf(db, [milestoneId]),
    newestDisputes(db, [milestoneId]),
  ]);
  const client = people.get(contract.client_id)?.name ?? "The client";
  const freelancer = people.get(contract.freelancer_id)?.name ?? "The freelancer";
  const dispute = disputes.get(milestoneId);
  const entries = dispute ? await entriesOf(db, dispute.dispute_id) : [];
  const price = formatMoney(amountOf(milestone, contract.currency), "en");
  return [
    `On ${day(contract.started_at)} ${client} and ${freelancer} agreed on Kogi on “${contract.title}”. ${contract.scope}`.trim(),
    `This payment was for its part “${milestone.title}”, ${price}. ${milestone.description}`.trim(),
    ...submissions.toSorted((one, other) => one.submitted_at.getTime() - other.submitted_at.getTime()).flatMap(told),
    accepted(milestone, client),
    ...(dispute ? [`On ${day(dispute.opened_at)} the milestone was disputed on Kogi: ${dispute.reason}`] : []),
    ...entries.map((entry) => {
      const who = entry.side === "client" ? client : entry.side === "freelancer" ? freelancer : "Kogi";
      return `On ${day(entry.created_at)} ${who} wrote: ${entry.text}`;
    }),
  ];

  function told(row: SubmissionRow): readonly string[] {
    const files = row.files.length === 0 ? "" : ` (${row.files.length === 1 ? "1 file" : `${row.files.length} files`})`;
    const answer =
      row.revision_requested_at === null
        ? []
        : [`On ${day(row.revision_requested_at)} ${client} asked for changes: ${row.revision_note ?? ""}`];
    return [`On ${day(row.submitted_at)} ${freelancer} handed in the work${files}: ${row.note}`, ...answer];
  }
}

function accepted(milestone: MilestoneRow, client: string): string {
  if (milestone.approved_at === null) return `${client} has not approved the work yet.`;
  return `On ${day(milestone.approved_at)} the work was approved and the money released.`;
}
