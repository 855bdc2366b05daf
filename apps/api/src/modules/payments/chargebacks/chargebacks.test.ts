import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { contractBetween, eur, handIn } from "#test/hiring.ts";
import {
  booksAs,
  earnedBy,
  payWith,
  releaseWork,
  signBackIn,
  startPaying,
  testWorks,
  type Work,
  type Works,
} from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { books } from "../index.ts";

const LOST = "4000 0000 0000 0259";
const WON_WITH_EVIDENCE = "4000 0000 0000 2685";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

const pay = async (checkoutUrl: string | null, number: string) => {
  await payWith(kogi, checkoutUrl, number);
  await kogi.settle();
};
const holdsOf = (person: Person) => person.api.payments.getHolds();
const walletOf = async (person: Person) => (await person.api.payments.getWallet()).balances[0];

/** Paid for with a card whose bank takes the money back a day later. */
async function paidBy(card: string, cents = 100_000n) {
  const payer = await signUp(kogi, { user_type: "client", name: "Pat Payer" });
  const earner = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(payer, earner, cents);
  const payment = await startPaying(payer, work);
  await pay(payment.checkout_url, card);
  return { payer, earner, work, transactionId: payment.transaction_id };
}
const release = (work: Work, minor?: bigint) => releaseWork(kogi, work, minor);
const newest = async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1 } });
  const [row] = data;
  if (!row) throw new Error("there is a chargeback");
  return { admin, row, params: { chargeback_id: row.chargeback_id } };
};
const toAnswer = async ({ api }: Person) =>
  (await api.admin.readOverview()).figures.find(({ figure }) => figure === "chargebacks_to_answer")?.count;
const sources = (row: { parts: readonly { source: string; amount: { amount: string } }[] }) =>
  row.parts.map((part) => [part.source, Number(part.amount.amount)]);

test("a disputed payment that is still protected is held there, and cannot be released meanwhile", async () => {
  const { payer, earner, work, transactionId } = await paidBy(LOST);
  await kogi.advance(DAY_MS + 1);
  const params = { transaction_id: transactionId };
  const disputed = await payer.api.payments.getPayment({ params });
  expect(disputed).toMatchObject({ status: "disputed", dispute: { state: "open", ended_at: null } });
  const { row, admin } = await newest();
  expect(row).toMatchObject({ status: "held", reason: "fraudulent", can: ["submit_evidence"] });
  expect(await toAnswer(admin)).toBe(1);
  expect(sources(row)[0]).toEqual(["protected", 100_000]);
  expect(sources(row)[1]?.[0]).toBe("platform"); // the fees the payer was charged
  await expect(release(work)).rejects.toMatchObject({ status: 423, code: "payment.frozen" });
  expect((await holdsOf(earner)).chargebacks[0]).toMatchObject({
    status: "held",
    held: eur(0),
    protected: eur(100_000),
  });
  await kogi.advance(7 * DAY_MS);
  const later = await newest();
  expect(later.row).toMatchObject({ status: "lost", can: [] });
  expect(await toAnswer(later.admin)).toBe(0);
  expect((await (await signBackIn(kogi, payer)).api.payments.getPayment({ params })).dispute).toMatchObject({
    state: "lost",
    amount: disputed.amount,
    ended_at: expect.any(String),
  });
  const lines = await booksAs(kogi, { [work.workId]: "work" });
  expect(lines).not.toContain("escrow milestone:work");
  expect(lines).not.toContain("dispute ");
  expect(lines).not.toContain("suspense");
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

const documentsOf = async (person: Person, kind: string) =>
  (await (await signBackIn(kogi, person)).api.payments.listInvoices()).data.filter((one) => one.kind === kind);

test("a receipt whose payment was lost gets one credit note; one that was won gets none", async () => {
  const lost = await paidBy(LOST);
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(8 * DAY_MS);
  const [receipt] = await documentsOf(lost.payer, "receipt");
  const [note, ...more] = await documentsOf(lost.payer, "credit_note");
  expect(more).toEqual([]);
  expect(note?.credits?.invoice_id).toBe(receipt?.invoice_id);
  expect(BigInt(note?.gross.amount ?? "0")).toBe(-BigInt(receipt?.gross.amount ?? "0"));
  expect(BigInt(note?.tax.amount ?? "0")).toBe(-BigInt(receipt?.tax.amount ?? "0"));
  const won = await paidBy(WON_WITH_EVIDENCE);
  await kogi.advance(DAY_MS + 1);
  const { admin, params } = await newest();
  await admin.api.payments.submitChargebackEvidence({
    params,
    body: { text: "The work was handed in." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  await kogi.advance(3 * DAY_MS + 1);
  expect((await newest()).row.status).toBe("won");
  expect(await documentsOf(won.payer, "credit_note")).toEqual([]);
});

test("invoice and statement of the release are credited with what was taken from the earner again", async () => {
  const { earner, work } = await paidBy(LOST);
  await release(work);
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(8 * DAY_MS);
  const [invoice] = await documentsOf(earner, "service_fee_invoice");
  const [statement] = await documentsOf(earner, "service_statement");
  const credited = (await documentsOf(earner, "credit_note")).map((note) => [note.credits?.number, note.gross.amount]);
  expect(credited.toSorted()).toEqual(
    [invoice, statement].map((one) => [one?.number, `-${one?.gross.amount}`]).toSorted(),
  );
});

test("released money is taken from what is clearing, never more than the earner got", async () => {
  const { earner, work } = await paidBy(LOST);
  const other = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, works, { payer: other, recipient: earner, cents: 20_000n, released: 20_000n });
  await release(work);
  await kogi.advance(DAY_MS + 1);
  const { row } = await newest();
  // 1,000.00 less 10 % were the earner's: all of it is clearing still, and so are the 180.00 of the other client.
  expect(
    sources(row)
      .filter(([source]) => source === "clearing")
      .reduce((sum, [, minor]) => sum + Number(minor), 0),
  ).toBe(90_000);
  expect((await walletOf(earner))?.available).toEqual(eur(0));
  expect((await holdsOf(earner)).chargebacks[0]?.held).toEqual(eur(90_000));
  await kogi.settle();
  const { data } = await earner.api.notifications.listNotifications();
  expect(data.map((notice) => notice.title)).toContain("€900.00 of yours are held: a card payment is disputed");
});

test("what a bank keeps was not earned: the profile's figure is less by it, the fee included", async () => {
  const { earner, work } = await paidBy(LOST);
  const earned = (sql: string) => kogi.platform.owner((client) => client.query(sql, [earner.userId]));
  await earned("insert into users.earnings (user_id, currency, earned_minor) values ($1, 'EUR', 150000)");
  await release(work);
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(8 * DAY_MS);
  const { rows } = await earned("select earned_minor from users.earnings where user_id = $1");
  expect(rows.map((row) => Number(row.earned_minor))).toEqual([50_000]);
});

test("evidence wins the money back, to the wallet of whoever had earned it; the fee stays lost", async () => {
  const { payer, earner, work, transactionId } = await paidBy(WON_WITH_EVIDENCE);
  await release(work);
  await kogi.advance(DAY_MS + 1);
  const { admin, row, params } = await newest();
  expect(sources(row)[0]).toEqual(["clearing", 90_000]);
  const sent = await admin.api.payments.submitChargebackEvidence({
    params,
    body: { text: "It was delivered and approved." },
  });
  expect(sent).toMatchObject({ status: "held", evidence: { sent_at: null }, can: [] });
  const again = admin.api.payments.submitChargebackEvidence({ params, body: { text: "And more." } });
  expect(await refusal(again)).toMatchObject({ status: 409, code: "chargeback.answered" });
  await kogi.settle();
  await kogi.advance(3 * DAY_MS + 1);
  expect((await newest()).row).toMatchObject({ status: "won" });
  expect((await walletOf(earner))?.available).toEqual(eur(90_000));
  expect(await payer.api.payments.getPayment({ params: { transaction_id: transactionId } })).toMatchObject({
    status: "completed",
    dispute: { state: "won" },
  });
  await kogi.advance(5 * DAY_MS); // the clearing it was taken from ends, with nothing in it
  const back = await signBackIn(kogi, earner);
  expect((await walletOf(back))?.available).toEqual(eur(90_000));
  expect((await walletOf(back))?.clearing).toEqual(eur(0));
});

test("evidence after its time is refused", async () => {
  await paidBy(LOST);
  await kogi.advance(DAY_MS + 1);
  const { admin, params } = await newest();
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.chargebacks")
      .set({ evidence_due_at: kogi.platform.clock.now() })
      .where("chargeback_id", "=", params.chargeback_id)
      .execute(),
  );
  const late = admin.api.payments.submitChargebackEvidence({ params, body: { text: "Late." } });
  expect(await refusal(late)).toMatchObject({ status: 409, code: "chargeback.too_late" });
});

test("money paid with a card that lost a dispute, sits on many accounts or comes from elsewhere waits longer", async () => {
  const ONE_FOR_ALL = "4000 0000 0000 1976";
  const waitsFor = async ({ earner, work }: { earner: Person; work: Work }) => {
    await release(work);
    const [waiting] = (await earner.api.payments.getWallet()).clearing;
    return [waiting?.days, waiting?.reason];
  };
  const [admin, careful] = [await signUp(kogi, { roles: ["admin"] }), "looked at more closely"];
  const signalsOf = async (transaction_id: string) =>
    (await admin.api.payments.getPaymentAsAdmin({ params: { transaction_id } })).card_signals;

  // Two accounts may share a card; the third one makes it a signal, and which it is only the desk reads.
  const first = await paidBy(ONE_FOR_ALL, 10_000n);
  expect(await waitsFor(await paidBy(ONE_FOR_ALL, 10_000n))).toEqual([5, "This is the first payment between you two."]);
  const third = await paidBy(ONE_FOR_ALL, 10_000n);
  expect(await waitsFor(third)).toEqual([14, expect.stringContaining(careful)]);
  expect(await signalsOf(third.transactionId)).toEqual(["several_accounts"]);

  const abroad = await paidBy("4000 0076 4000 0003", 10_000n);
  const home = { name: "Pat Payer", address: ["Weg 1", "10115 Berlin"], country: "DE", vat_id: null, version: 0 };
  await abroad.payer.api.payments.saveTaxProfile({ body: home });
  expect(await signalsOf(abroad.transactionId)).toEqual(["foreign_card"]);
  expect(await waitsFor(abroad)).toEqual([14, expect.stringContaining(careful)]);

  await kogi.advance(DAY_MS + 1);
  await kogi.advance(7 * DAY_MS + 1);
  const desk = await signBackIn(kogi, admin);
  const params = { transaction_id: first.transactionId };
  const atDesk = await desk.api.payments.getPaymentAsAdmin({ params });
  expect(atDesk.card_signals).toContain("lost_dispute");
  expect(atDesk.payment).toMatchObject({ status: "disputed", is_lost: true });
});

/** From now on released money clears at once, unless the two had trouble before. */
async function clearAtOnce(): Promise<void> {
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("payments.clearing_rules")
      .values({
        clearing_rule_id: newId(),
        effective_from: kogi.platform.clock.now(),
        first_pair_days: 0,
        known_pair_days: 0,
        proven_pair_days: 0,
        proven_after_releases: 3,
        refunded_pair_days: 14,
      })
      .execute(),
  );
}

/** Somebody who may withdraw: verified, with a bank account that has waited its day. */
async function withdrawer(): Promise<Person> {
  const earner = await signUp(kogi, { name: "Femi Ade" });
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await earner.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89370400440532013000", currency: "EUR" },
  });
  await kogi.advance(DAY_MS);
  return earner;
}
const withdraw = (earner: Person, cents: number) =>
  earner.api.payments.requestPayout({ body: { amount: eur(cents) }, idempotencyKey: newId() });

test("an earner who has withdrawn everything owes nothing: the loss is the platform's", async () => {
  await clearAtOnce();
  const earner = await withdrawer();
  const payer = await signUp(kogi, { user_type: "client" });
  const work = await works.order(payer, earner, 50_000n);
  const payment = await startPaying(payer, work);
  await pay(payment.checkout_url, LOST);
  await release(work);
  await withdraw(earner, 45_000);
  await kogi.settle();
  await kogi.advance(DAY_MS + 1);
  const { row } = await newest();
  expect(sources(row)).toEqual([["platform", Number(row.amount.amount)]]);
  expect((await walletOf(earner))?.available).toEqual(eur(0));
});

test("withdrawing while the bank takes the money back: nobody falls below zero, in whatever order", async () => {
  const earner = await withdrawer();
  const payer = await signUp(kogi, { user_type: "client" });
  for (const card of [LOST, "4242 4242 4242 4242"]) {
    const work = await works.order(payer, earner, 60_000n);
    const payment = await startPaying(payer, work);
    await pay(payment.checkout_url, card);
    await release(work);
  }
  const many = Array.from({ length: 4 }, () => withdraw(earner, 30_000).catch(() => null));
  await Promise.all([kogi.advance(DAY_MS + 1), ...many]);
  await kogi.settle();
  const { rows } = await books(kogi.platform.db);
  const below = rows.filter((row) => /^(wallet|clearing|reserve|escrow)/.test(row.account) && row.balance.minor < 0n);
  expect(below).toEqual([]);
  const { row } = await newest();
  expect(row.parts.reduce((sum, part) => sum + Number(part.amount.amount), 0)).toBe(Number(row.amount.amount));
});

test("after a lost dispute a tenth of what clears is kept back, said with the reason, and released before its charge is 90 days old", async () => {
  const { earner, work } = await paidBy(LOST);
  await release(work);
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(7 * DAY_MS + 1);
  const other = await signUp(kogi, { user_type: "client" });
  const back = await signBackIn(kogi, earner);
  await earnedBy(kogi, works, { payer: other, recipient: back, cents: 100_000n, released: 100_000n });
  const waiting = (await back.api.payments.getWallet()).clearing.at(-1);
  expect(waiting).toMatchObject({ days: 14 });
  expect(waiting?.reason).toMatch(/disputed/);
  await kogi.advance(14 * DAY_MS);
  const cleared = await signBackIn(kogi, earner);
  expect((await walletOf(cleared))?.available).toEqual(eur(81_000));
  const [kept] = (await holdsOf(cleared)).reserves;
  expect(kept).toMatchObject({ amount: eur(9_000) });
  expect(kept?.reason).toMatch(/10 % of what clears is kept back for 74 days/);
  await kogi.advance(74 * DAY_MS);
  const free = await signBackIn(kogi, earner);
  expect((await walletOf(free))?.available).toEqual(eur(90_000));
  expect((await holdsOf(free)).reserves).toEqual([]);
});

test("a milestone whose payment was taken back ends refunded, and a dispute over it has no object left", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const freelancer = await signUp(kogi);
  const { contract, milestones } = await contractBetween(client, freelancer, [100_000]);
  const milestone_id = milestones[0]?.milestone_id ?? "";
  const params = { milestone_id };
  const payment = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  await pay(payment.checkout_url, LOST);
  await handIn(freelancer, milestone_id);
  await freelancer.api.contracts.disputeMilestone({ params, body: { reason: "No answer." } });
  // The bank takes it back after a day, and decides a week later.
  await kogi.advance(DAY_MS + 1);
  // The answer to it is filled in from the payment, the agreement, the hand-in and what was said.
  const { admin, params: ofBank } = await newest();
  const { text } = await admin.api.payments.draftChargebackEvidence({ params: ofBank });
  expect(text).toMatch(/signed in to their account, paid €[0-9,.]+ with Visa ending in 0259 for: /);
  expect(text).toContain(`on “${contract.title}”`);
  expect(text).toMatch(/handed in the work.*: /);
  expect(text).toContain("has not approved the work yet.");
  expect(text).toContain("the milestone was disputed on Kogi: No answer.");
  await kogi.advance(7 * DAY_MS + 1);
  const back = await signBackIn(kogi, client);
  expect(await back.api.contracts.getMilestone({ params })).toMatchObject({
    status: "refunded",
    protected_amount: eur(0),
    dispute: { status: "resolved", outcome: "charged_back" },
  });
  const whole = await back.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(whole.status).not.toBe("disputed");
});
