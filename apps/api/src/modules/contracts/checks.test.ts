// The check over this module's milestones speaks up when one has ended and still holds money. Undone afterwards.
import { sql } from "kysely";
import { expect, test } from "vitest";
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
