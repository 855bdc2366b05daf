// The checks of this module's own tables speak up when something is wrong: each is shown a fault, then it is undone.
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { earnedBy, paidWork, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { checkBooks, reportChecks } from "../../../../../db/checks/run.ts";
import { refundMilestone } from "./index.ts";

const kogi = world();

beforeAll(async () => {
  const works = testWorks(kogi);
  const payer = await signUp(kogi, { user_type: "client" });
  const recipient = await signUp(kogi);
  await earnedBy(kogi, works, { payer, recipient, cents: 100_000n, released: 40_000n });
  const { work } = await paidWork(kogi, works, { payer, recipient, cents: 50_000n });
  const refund = { milestoneId: work.workId, reference: "cancel", reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await kogi.settle();
});

class Undone extends Error {}

async function brokenBy(statement: string): Promise<readonly string[]> {
  let broken: readonly string[] = [];
  const attempt = kogi.platform.inTransaction(async (tx) => {
    await sql.raw(statement).execute(tx);
    broken = [...new Set((await checkBooks(tx)).violations.map((violation) => violation.check))];
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
  return broken;
}

test("sound books break nothing, and none of these checks is skipped", async () => {
  const { violations, skipped } = await reportChecks(kogi.platform.db);
  expect(violations).toEqual([]);
  expect(skipped.filter((check) => /^(09|17|18)/.test(check))).toEqual([]);
});

test.each([
  ["09-lots-equal-escrow", "update payments.protected_lots set left_minor = left_minor - 1 where left_minor > 0"],
  ["09-lots-equal-escrow", "delete from payments.protected_lots"],
  ["09-clearings-equal-accounts", "update payments.clearings set net_minor = net_minor - 1"],
  ["09-clearings-equal-accounts", "update payments.clearings set cleared_at = available_at"],
  [
    "17-invoice-numbers-without-gaps",
    "update payments.invoice_counters set last_number = last_number + 1 where series = 'R'",
  ],
  ["18-refunds-sum", "update payments.payments set refunded_minor = refunded_minor - 1 where refunded_minor > 0"],
  ["18-refunds-sum", "update payments.payments set status = 'completed' where status = 'refunded'"],
  ["18-refunds-sum", "delete from payments.refunds"],
])("%s notices: %s", async (check, statement) => {
  expect(await brokenBy(statement)).toContain(check);
});
