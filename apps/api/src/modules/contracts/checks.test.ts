// The checks over this module's tables speak up when what they hold cannot be. Undone afterwards.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { fund, startContract } from "#test/hiring.ts";
import { world } from "#test/world.ts";
import { checkBooks, runChecks } from "../../../../../db/checks/run.ts";

const kogi = world();

class Undone extends Error {}

test("a milestone that ended with money in it is noticed", async () => {
  const { client, milestones } = await startContract(kogi, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  const attempt = kogi.platform.inTransaction(async (tx) => {
    await sql`update contracts.milestones set status = 'refunded' where milestone_id = ${milestoneId}`.execute(tx);
    const { violations } = await checkBooks(tx);
    expect(violations.map(({ check }) => check)).toEqual(["08-ended-milestones-hold-nothing"]);
    expect(violations[0]?.subject).toBe(`milestone ${milestoneId}`);
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
});

test("a rating that is not the sum of its reviews is noticed", async () => {
  const userId = newId();
  const attempt = kogi.platform.inTransaction(async (tx) => {
    await sql`insert into contracts.ratings (user_id, reviews_count, points) values (${userId}, 1, 20)`.execute(tx);
    const { violations } = await checkBooks(tx);
    expect(violations.map(({ check, subject }) => [check, subject])).toEqual([
      ["21-ratings-sum-reviews", `rating of ${userId}`],
    ]);
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
});
