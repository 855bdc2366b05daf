// An administrator sends a part of protected money back: what was begun over the sum before does not go on.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur, fund, startContract } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a page to charge a milestone anew closes when a part of what it holds goes back", async () => {
  const { client, milestones } = await startContract(kogi, [80_000]);
  const params = { milestone_id: milestones[0]?.milestone_id ?? "" };
  const { transaction_id } = await fund(kogi, client, params.milestone_id);
  await kogi.advance(77 * DAY_MS);
  const { api } = await signBackIn(kogi, client);
  const open = await api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  const desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
  await desk.api.payments.orderRefund({
    params: { transaction_id },
    body: { amount: eur(30_000), bearer: "earner", reason: "Charged by mistake." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  const closed = await api.payments.getPayment({ params: { transaction_id: open.transaction_id } });
  expect(closed).toMatchObject({ status: "cancelled" });
  expect(await api.contracts.getMilestone({ params })).toMatchObject({
    status: "funded",
    protected_amount: eur(50_000),
    can: expect.arrayContaining(["renew"]),
  });
});
