import { expect, test } from "vitest";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { earnedBy, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { checkBooks } from "./check-books.ts";
import { keepLedger } from "./keep-ledger.ts";

const kogi = world();

async function figure(name: string): Promise<number> {
  const { payload } = await kogi.app.fastify.inject({ url: "/metrics" });
  const value = new RegExp(`^kogi_ledger_${name} (\\S+)$`, "m").exec(payload)?.[1];
  expect(value, name).toBeDefined();
  return Number(value);
}

test("the books show when they were checked last and what was found", async () => {
  expect(await figure("violations")).toBeNaN();
  expect(await figure("check_age_seconds")).toBeNaN();
  await checkBooks(kogi.platform, null);
  expect(await figure("violations")).toBe(0);
  expect(await figure("check_age_seconds")).toBeLessThan(60);
  const { inTransaction, clock } = kogi.platform;
  await inTransaction((tx) =>
    tx
      .insertInto("payments.check_runs")
      .values({
        check_run_id: "0199a000-0000-7000-8000-000000000001",
        ran_at: addMs(clock.now(), HOUR_MS),
        duration_ms: 1,
        asked_by: null,
        ran: ["01"],
        skipped: [],
        violations: JSON.stringify([{ check: "01", subject: "a", detail: "b" }]),
      })
      .execute(),
  );
  expect(await figure("violations")).toBe(1);
});

test("journals that wait for the chain show by the age of the first", async () => {
  const { inTransaction, clock } = kogi.platform;
  expect(await figure("chain_lag_seconds")).toBe(0);
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  await earnedBy(kogi, testWorks(kogi), { payer, recipient, cents: 1_000n, released: 500n });
  await kogi.advance(HOUR_MS);
  expect(await figure("chain_lag_seconds")).toBeGreaterThanOrEqual(3_600);
  const chain = async () => {
    await keepLedger(inTransaction, clock);
    return figure("chain_lag_seconds");
  };
  // Others on a shared server hold the numbers open for a while.
  await expect.poll(chain, { timeout: 30_000 }).toBe(0);
});
