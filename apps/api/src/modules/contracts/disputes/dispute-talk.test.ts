// Words in a dispute have a bound, and fill nobody's inbox.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { eur, submittedWork } from "#test/hiring.ts";
import type { Person } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { DIVISIONS_MAX, ENTRIES_MAX } from "./dispute.rules.ts";

const kogi = world();

async function disputed() {
  const work = await submittedWork(kogi);
  const params = { milestone_id: work.milestoneId };
  const { dispute } = await work.client.api.contracts.disputeMilestone({ params, body: { reason: "Not as agreed." } });
  await kogi.settle();
  return { ...work, params, disputeId: dispute?.dispute_id ?? "" };
}

const say = (person: Person, dispute_id: string) =>
  person.api.contracts.addDisputeEntry({ params: { dispute_id }, body: { text: "Look at this." } });

async function mailed(person: Person, template: string): Promise<number> {
  await kogi.settle();
  const sql = "select from platform.mails where to_address = $1 and template = $2";
  return (await kogi.platform.owner((owner) => owner.query(sql, [person.email, template]))).rows.length;
}

test("one side writes 100 entries in a dispute, and the other may still write its own", async () => {
  const { client, freelancer, disputeId } = await disputed();
  const first = await say(client, disputeId);
  expect(first.can).toContain("reply");
  const rows = Array.from({ length: ENTRIES_MAX - 1 }, () => newId());
  await kogi.platform.owner((owner) =>
    owner.query(
      `insert into contracts.dispute_entries (entry_id, dispute_id, author_id, side, text, files, created_at)
        select unnest($1::uuid[]), $2, $3, 'client', 'More.', '{}', now()`,
      [rows, disputeId, client.userId],
    ),
  );
  expect(await refusal(say(client, disputeId))).toMatchObject({ status: 409, code: "dispute.too_many_entries" });
  const seen = await client.api.contracts.getDispute({ params: { dispute_id: disputeId } });
  expect(seen.can).not.toContain("reply");
  expect((await say(freelancer, disputeId)).can).toContain("reply");
});

test("one side proposes 30 divisions; lists read those alone that wait, and five of a kind are mailed an hour", async () => {
  const { client, freelancer, params, disputeId } = await disputed();
  const divide = (cents: number) =>
    client.api.contracts.proposeSettlement({ params, body: { to_freelancer: eur(cents), message: "So?" } });
  for (let cents = 1; cents <= 7; cents += 1) await divide(cents);
  for (let words = 0; words < 7; words += 1) await say(client, disputeId);
  expect(await mailed(freelancer, "contracts.settlement_proposed")).toBe(5);
  expect(await mailed(freelancer, "contracts.dispute_entry_added")).toBe(5);
  for (let cents = 8; cents <= DIVISIONS_MAX; cents += 1) await divide(cents);
  expect(await refusal(divide(99))).toMatchObject({ status: 409, code: "settlement.too_many" });
  const milestone = await client.api.contracts.getMilestone({ params });
  expect(milestone.can).not.toContain("propose_settlement");
  const seen = await freelancer.api.contracts.getDispute({ params: { dispute_id: disputeId } });
  expect(seen.can).toEqual(expect.arrayContaining(["propose_settlement", "accept_settlement"]));
  const [listed] = (await client.api.contracts.listDisputes()).data;
  expect(listed).toMatchObject({ dispute_id: disputeId, waiting_for: "freelancer" });
});

test("a client asks for changes 50 times; then the work is approved or disputed", async () => {
  const { client, milestoneId } = await submittedWork(kogi);
  const params = { milestone_id: milestoneId };
  await kogi.platform.owner((owner) =>
    owner.query(
      `insert into contracts.submissions (submission_id, milestone_id, note, files, submitted_at, revision_note, revision_requested_at)
        select gen_random_uuid(), $1, 'Again.', '{}', '2026-01-01', 'Bluer.', '2026-01-01' from generate_series(1, 50)`,
      [milestoneId],
    ),
  );
  const ask = client.api.contracts.requestRevision({ params, body: { note: "Bluer, please." } });
  expect(await refusal(ask)).toMatchObject({ status: 409, code: "milestone.too_many_changes" });
  const { can } = await client.api.contracts.getMilestone({ params });
  expect(can).toEqual(expect.arrayContaining(["approve", "dispute"]));
  expect(can).not.toContain("request_revision");
});
