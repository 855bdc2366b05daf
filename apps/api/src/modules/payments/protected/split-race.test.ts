// A decision takes of what the freelancer clears, at the moment at which some of that has cleared.
import { expect, test } from "vitest";
import { money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { meetAtLock } from "#test/at-once.ts";
import { packsOfEachBearer } from "#test/fee-packs.ts";
import { earnedBy, paidWork, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { clearMoney } from "./clear-money.ts";
import { splitMilestone } from "./split-milestone.ts";

const kogi = world();

test("money that clears while a division takes of it waits for nobody who waits for it", async () => {
  const works = testWorks(kogi);
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const pack = (await packsOfEachBearer(kogi)).find(({ bearer }) => bearer === "recipient");
  const under = {
    order: async (...deal: Parameters<typeof works.order>) =>
      Object.assign(await works.order(...deal), { feeRuleId: pack?.feeRuleId }),
  };
  const earned = await earnedBy(kogi, works, { payer, recipient, cents: 40_000n, released: 40_000n });
  const { work } = await paidWork(kogi, under, { payer, recipient, cents: 50_000n });
  const { clock, db } = kogi.platform;
  const { clearing_id: clearingId } = await db
    .selectFrom("payments.clearings")
    .select("clearing_id")
    .where("reference_id", "=", earned.work.workId)
    .executeTakeFirstOrThrow();
  clock.setOffset(clock.offsetMs + 6 * DAY_MS); // its timer has not run
  let tries = 0;
  await meetAtLock(kogi, {
    first: async (tx) => {
      tries += 1;
      await tx
        .selectFrom("payments.clearings")
        .select("clearing_id")
        .where("clearing_id", "=", clearingId)
        .forUpdate()
        .execute();
    },
    second: () =>
      kogi.platform.inTransaction((tx) => {
        tries += 1;
        return splitMilestone(tx, kogi.platform, {
          milestoneId: work.workId,
          clientId: payer.userId,
          freelancerId: recipient.userId,
          feeRuleId: work.feeRuleId,
          toFreelancer: money(25_000n, "EUR"),
          toClient: money(25_000n, "EUR"),
          reference: `decision:${work.workId}`,
          reason: "Half was delivered.",
          description: "A mark for a bakery",
        });
      }),
    rest: (tx) => clearMoney(tx, kogi.platform, clearingId),
  });
  // A deadlock would have made one of them begin again.
  expect(tries).toBe(2);
});
