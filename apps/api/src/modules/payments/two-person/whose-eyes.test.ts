// Who may be one of the two, and who of them is a side.
import { beforeAll, expect, test } from "vitest";
import { grantRole } from "#modules/auth/index.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { join } from "#test/organisations.ts";
import { paidWork, payWith, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { madeAdmin, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const WON_WITH_EVIDENCE = "4000 0000 0000 2685";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

const makeAdmin = async (person: Person): Promise<Person> => {
  await kogi.platform.inTransaction((tx) =>
    grantRole(tx, kogi.platform, { userId: person.userId, byId: null, role: "admin" }),
  );
  return signBackIn(kogi, person);
};
const sendBack = (admin: Person, transaction_id: string) =>
  admin.api.payments.orderRefund({
    params: { transaction_id },
    body: { bearer: "earner", reason: "Charged by mistake." },
    idempotencyKey: newId(),
  });
const look = (admin: Person, transaction_id: string) =>
  admin.api.payments.getPaymentAsAdmin({ params: { transaction_id } });
const confirm = (admin: Person, refund_order_id: string) =>
  admin.api.payments.answerRefundOrder({
    params: { refund_order_id },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
const paid = async (payer: Person) =>
  (await paidWork(kogi, works, { payer, recipient: await signUp(kogi), cents: 300_000n })).payment.transaction_id;

test("whom an administrator made one is the second of two after 14 days, and the others hear of it at once", async () => {
  const [first, other] = [await signUp(kogi, { roles: ["admin"] }), await signUp(kogi, { roles: ["admin"] })];
  const made = await signUp(kogi);
  const params = { user_id: made.userId };
  await first.api.auth.grantRole({ params, body: { role: "admin", reason: "Helps at the desk" } });
  await kogi.settle();
  const kinds = async ({ api }: Person) => (await api.notifications.listNotifications()).data.map((one) => one.kind);
  expect(await kinds(other)).toContain("auth.administrator_made");
  expect(await kinds(first)).not.toContain("auth.administrator_made");
  const id = await paid(await signUp(kogi));
  const [order] = (await sendBack(first, id)).orders;
  const orderId = order?.refund_order_id ?? "";
  const second = await signBackIn(kogi, made);
  expect((await look(second, id)).orders[0]).toMatchObject({ status: "proposed", can: [] });
  expect(await refusal(confirm(second, orderId))).toMatchObject({ status: 403, code: "auth.new_administrator" });
  await kogi.advance(14 * DAY_MS);
  const later = await signBackIn(kogi, made);
  expect((await look(later, id)).orders[0]).toMatchObject({ can: ["answer"] });
  expect(await confirm(later, orderId)).toMatchObject({ orders: [{ status: "in_force" }] });
});

test("nor is it the first: whoever made them one confirms nothing of theirs", async () => {
  const first = await signUp(kogi, { roles: ["admin"] });
  const made = await madeAdmin(kogi, first);
  const id = await paid(await signUp(kogi));
  const orderId = (await sendBack(made, id)).orders[0]?.refund_order_id ?? "";
  expect(await refusal(confirm(first, orderId))).toMatchObject({ status: 403, code: "auth.new_administrator" });
  await kogi.advance(14 * DAY_MS);
  expect(await confirm(await signBackIn(kogi, first), orderId)).toMatchObject({ orders: [{ status: "in_force" }] });
});

test("who keeps the organisation that paid is a side of the payment", async () => {
  const [owner, keeper, member] = [await signUp(kogi), await signUp(kogi), await signUp(kogi)];
  const body = { name: "Studio Rot", handle: "studio-rot" };
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body });
  await join(owner, organisation_id, keeper, "admin");
  await join(owner, organisation_id, member, "member");
  const id = await paid(await signUp(kogi));
  // As one who signed for it pays.
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("payments.payments").set({ organisation_id }).where("transaction_id", "=", id).execute(),
  );
  for (const person of [owner, keeper]) {
    const admin = await makeAdmin(person);
    expect(await look(admin, id)).toMatchObject({ can: [] });
    expect(await refusal(sendBack(admin, id))).toMatchObject({ status: 403, code: "refund.own_payment" });
  }
  const [order] = (await sendBack(await makeAdmin(member), id)).orders;
  const asked = confirm(await signBackIn(kogi, keeper), order?.refund_order_id ?? "");
  expect(await refusal(asked)).toMatchObject({ code: "refund.own_payment" });
});

test("nobody answers a bank about a payment of their own", async () => {
  const [payer, earner] = [await signUp(kogi), await signUp(kogi)];
  const { checkout_url } = await startPaying(payer, await works.order(payer, earner, 50_000n));
  await payWith(kogi, checkout_url, WON_WITH_EVIDENCE);
  await kogi.settle();
  await kogi.advance(DAY_MS + 1);
  for (const person of [payer, earner]) {
    const admin = await makeAdmin(person);
    const [row] = (await admin.api.payments.listChargebacks({ query: { limit: 1 } })).data;
    expect(row?.can).toEqual([]);
    const params = { chargeback_id: row?.chargeback_id ?? "" };
    const draft = admin.api.payments.draftChargebackEvidence({ params });
    expect(await refusal(draft)).toMatchObject({ status: 403, code: "refund.own_payment" });
    const body = { text: "." };
    const answer = admin.api.payments.submitChargebackEvidence({ params, body, idempotencyKey: newId() });
    expect(await refusal(answer)).toMatchObject({ status: 403, code: "refund.own_payment" });
  }
  const nobody = await signUp(kogi, { roles: ["admin"] });
  const [row] = (await nobody.api.payments.listChargebacks({ query: { limit: 1 } })).data;
  expect(row?.can).toEqual(["submit_evidence"]);
});
