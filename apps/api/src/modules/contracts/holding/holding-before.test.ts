// Money that was protected before there was a limit: the migration dates it, and the daily job sets its timers.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { fund, startContract } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { world } from "#test/world.ts";
import { keepHolding } from "./keep-holding.ts";

const kogi = world();

test("old protected money is warned of two weeks before it ends, like any other", async () => {
  const { client, milestones } = await startContract(kogi, [100_000]);
  const milestone_id = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestone_id);
  const migration = await readFile(join(PROJECT_FOLDER, "db/migrations/0421_contracts_holding_kept.sql"), "utf8");
  const [update = ""] = migration.split(";");
  // As it was before: a date, long past, and nobody who keeps it.
  await kogi.platform.owner(async (pg) => {
    await pg.query("delete from platform.timers where ref = $1", [milestone_id]);
    await pg.query("update contracts.milestones set hold_until = '2020-01-15', hold_warn_at = '2020-01-01'");
    await pg.query(update);
  });
  const read = async () => (await signBackIn(kogi, client)).api.contracts.getMilestone({ params: { milestone_id } });
  const daysOn = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      await kogi.advance(DAY_MS);
      await keepHolding(kogi.platform);
      await kogi.settle();
    }
  };
  await daysOn(3);
  const { data } = await (await signBackIn(kogi, client)).api.notifications.listNotifications();
  expect(data.map(({ kind }) => kind)).toContain("contracts.holding_warning");
  await daysOn(12);
  expect(await read()).toMatchObject({ status: "funded" });
  await daysOn(2);
  expect(await read()).toMatchObject({ status: "refunded" });
});

test("what has its timers is warned once, however often the job runs", async () => {
  const { client, milestones } = await startContract(kogi, [100_000]);
  const milestone_id = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestone_id);
  for (let day = 0; day < 6; day += 1) {
    await kogi.advance(day === 0 ? 74 * DAY_MS : DAY_MS);
    await Promise.all([keepHolding(kogi.platform), keepHolding(kogi.platform)]);
    await kogi.settle();
  }
  const { data } = await (await signBackIn(kogi, client)).api.notifications.listNotifications();
  const warnings = data.filter(
    ({ kind, subject_id }) => kind === "contracts.holding_warning" && subject_id === milestone_id,
  );
  expect(warnings.length).toBe(1);
});
