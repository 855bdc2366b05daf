// What any provider behind the port must keep. Each adapter plays it on a rig of its own: the sandbox on Kogi's
// database, Stripe against a stand-in that judges every request by the SDK's declarations.
import { expect, test } from "vitest";
import { type Money, money } from "#money";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Checkout, Gateway, NewCheckout } from "../port.ts";
import { takesFilesOfAnswers } from "./evidence-contract.ts";

export type RigCard =
  | "approved"
  | "declined"
  | "insufficientFunds"
  | "asksEachTime"
  | "declinesLater"
  | "bankSettles"
  | "bankFails";

export interface Rig {
  gateway(): Gateway;
  now(): Date;
  advance(ms: number): Promise<void>;
  pay(checkout: Checkout, card: RigCard, options?: { keep?: boolean }): Promise<void>;
  /** The bank answers a payment that took hours. */
  settleLater(checkout: Checkout): Promise<void>;
  save(setup: { reference: string; url: string }, card: RigCard): Promise<void>;
  /** The owner's answer on the bank's page for a charge without them. */
  confirm(charge: { reference: string; url: string }, passed: boolean): Promise<void>;
  /** A charge that its payer disputes; answered with evidence it is won. */
  disputed(amount: Money): Promise<{ charge: string; dispute: string }>;
  decideDispute(dispute: string): Promise<void>;
  /** News of an event, signed as the provider signs it. */
  signed(
    event: { id: string; object: string },
    options?: { at?: Date; secret?: string },
  ): Parameters<Gateway["readWebhook"]>[0];
}

const eur = (minor: bigint): Money => money(minor, "EUR");
const nobody = { key: "", recipient: "", legalName: "Ana Sol", birthDate: "1991-04-12", country: "DE" };

export function keepsTheContract(rig: Rig): void {
  takesFilesOfAnswers(rig);
  const gateway = () => rig.gateway();
  const customer = async () => (await gateway().createCustomer({ key: newId() })).customer;

  async function ordered(minor: bigint, more: Partial<NewCheckout> = {}): Promise<NewCheckout> {
    return {
      key: newId(),
      total: eur(minor),
      lines: [
        { label: "The work", amount: eur(minor - 100n) },
        { label: "Fee", amount: eur(100n) },
      ],
      description: "A mark for a bakery",
      customer: await customer(),
      returnUrl: "http://localhost:8080/payments/x",
      expiresAt: addMs(rig.now(), HOUR_MS),
      ...more,
    };
  }
  const look = async ({ reference }: { reference: string }): Promise<Checkout> => {
    const checkout = await gateway().fetchCheckout(reference);
    if (!checkout) throw new Error("the provider knows its checkout");
    return checkout;
  };
  async function paid(minor: bigint, card: RigCard = "approved", more: Partial<NewCheckout> = {}): Promise<Checkout> {
    const checkout = await gateway().createCheckout(await ordered(minor, more));
    await rig.pay(checkout, card);
    return look(checkout);
  }
  const chargeOf = (checkout: Checkout) => {
    if (!checkout.charge) throw new Error("it was charged");
    return checkout.charge;
  };

  test("one key makes one checkout, open until it is paid; one nobody made is not there", async () => {
    const order = await ordered(10_000n, { expiresAt: addMs(rig.now(), 30 * MINUTE_MS) });
    const first = await gateway().createCheckout(order);
    // The answer was lost, and somebody asks anew a moment later.
    await rig.advance(2 * SECOND_MS);
    const again = await gateway().createCheckout(order);
    expect(again.reference).toBe(first.reference);
    expect(first).toMatchObject({ state: "open", charge: null, attempts: [], saved: null });
    expect(first.url).toMatch(/^https?:\/\//);
    expect(await gateway().fetchCheckout("cs_test_nobody_made_this_one")).toBeNull();
  });

  test("a refused card leaves it open and is told; the next one is charged, at a cost, and settles days later", async () => {
    const checkout = await gateway().createCheckout(await ordered(10_000n));
    await rig.pay(checkout, "insufficientFunds");
    expect(await look(checkout)).toMatchObject({
      state: "open",
      charge: null,
      attempts: [{ outcome: "declined", code: "insufficient_funds", card: { brand: "Visa", last4: "9995" } }],
    });
    await rig.pay(checkout, "approved");
    const done = await look(checkout);
    expect(done).toMatchObject({ state: "paid", charge: { charged: eur(10_000n), settled: false } });
    expect(done.attempts.map((attempt) => attempt.outcome)).toEqual(["declined", "approved"]);
    const { cost, settlesAt } = chargeOf(done);
    expect(cost.minor).toBeGreaterThan(0n);
    expect(cost.minor).toBeLessThan(1_000n);
    expect(settlesAt && settlesAt > rig.now()).toBe(true);
    await rig.advance(3 * DAY_MS);
    expect((await look(checkout)).charge?.settled).toBe(true);
  });

  test("a checkout that is closed takes no money; one that was paid just before says so", async () => {
    const open = await gateway().createCheckout(await ordered(10_000n));
    expect((await gateway().expireCheckout(open.reference)).state).toBe("expired");
    await rig.pay(open, "approved");
    expect(await look(open)).toMatchObject({ state: "expired", charge: null });
    const done = await paid(10_000n);
    expect(await gateway().expireCheckout(done.reference)).toMatchObject({
      state: "paid",
      charge: { id: chargeOf(done).id },
    });
  });

  test("a payment by bank takes hours and then is paid, or is not", async () => {
    for (const [card, state] of [
      ["bankSettles", "paid"],
      ["bankFails", "expired"],
    ] as const) {
      const checkout = await paid(10_000n, card);
      expect(checkout).toMatchObject({ state: "processing", charge: null });
      await rig.settleLater(checkout);
      expect((await look(checkout)).state).toBe(state);
    }
  });

  test("reserved money is taken in part, and once; the rest is let go", async () => {
    const reserved = await paid(10_000n, "approved", { capture: "later" });
    expect(reserved).toMatchObject({ state: "authorised", charge: null });
    const capture = { key: newId(), reference: reserved.reference, amount: eur(6_000n) };
    expect(await gateway().capture(capture)).toMatchObject({ state: "paid", charge: { charged: eur(6_000n) } });
    expect(await gateway().capture(capture)).toMatchObject({ state: "paid", charge: { charged: eur(6_000n) } });
    const other = await paid(10_000n, "approved", { capture: "later" });
    expect(await gateway().expireCheckout(other.reference)).toMatchObject({ state: "expired", charge: null });
  });

  test("a rate is above zero, dated, and that of the way back turned round; where there is none, none is made up", async () => {
    const { exchangeRate } = gateway();
    // A provider that changes no money leaves it out.
    if (!exchangeRate) return;
    const [there, back] = [await exchangeRate("EUR", "USD"), await exchangeRate("USD", "EUR")];
    expect(Number(there?.mid) * Number(back?.mid)).toBeCloseTo(1, 4);
    expect(there?.source).not.toBe("");
    expect(there?.marginBps).toBeGreaterThanOrEqual(0);
    const age = rig.now().getTime() - (there?.at.getTime() ?? 0);
    expect([age >= 0, age < DAY_MS]).toEqual([true, true]);
    expect(await exchangeRate("EUR", "KWD")).toBeNull();
  });

  test("a charge is refunded in parts, each key once, and never beyond itself", async () => {
    const { id: charge } = chargeOf(await paid(10_000n));
    const part = { key: newId(), charge, amount: eur(4_000n) };
    const first = await gateway().refund(part);
    expect(first).toMatchObject({ ...part, state: "done", failureCode: null });
    expect((await gateway().refund(part)).id).toBe(first.id);
    await gateway().refund({ key: newId(), charge, amount: eur(6_000n) });
    await expect(gateway().refund({ key: newId(), charge, amount: eur(1n) })).rejects.toThrow();
    expect(await gateway().fetchRefund(first.id)).toMatchObject({ ...part, id: first.id, state: "done" });
    expect(await gateway().fetchRefund("re_nobody_made_this_one")).toBeNull();
  });

  test("a saved card is charged without its owner, once a key, until it is removed", async () => {
    const owner = await customer();
    const page = {
      key: newId(),
      customer: owner,
      returnUrl: "http://localhost/x",
      expiresAt: addMs(rig.now(), HOUR_MS),
    };
    const setup = await gateway().createSetup(page);
    expect((await gateway().createSetup(page)).reference).toBe(setup.reference);
    expect(setup).toMatchObject({ state: "open", method: null });
    await rig.save(setup, "approved");
    const done = await gateway().fetchSetup(setup.reference);
    expect(done).toMatchObject({
      state: "done",
      method: { kind: "card", brand: "Visa", last4: "4242", expiryMonth: 12, expiryYear: 2034 },
    });
    const method = done?.method?.id ?? "";
    expect(await gateway().fetchMethod(method)).toEqual(done?.method);
    const order = { key: newId(), customer: owner, method, amount: eur(1_900n), description: "December" };
    const charged = await gateway().chargeMethod(order);
    expect(charged).toMatchObject({ state: "paid", charge: { charged: eur(1_900n) }, failureCode: null });
    expect((await gateway().chargeMethod(order)).charge?.id).toBe(charged.charge?.id);
    await gateway().removeMethod(method);
    await gateway().removeMethod(method);
    const after = gateway()
      .chargeMethod({ ...order, key: newId() })
      .then(
        ({ state }) => state,
        () => "declined",
      );
    expect(await after).toBe("declined");
  });

  async function charged(card: RigCard) {
    const owner = await customer();
    const page = { customer: owner, returnUrl: "http://localhost/x", expiresAt: addMs(rig.now(), HOUR_MS) };
    const setup = await gateway().createSetup({ ...page, key: newId() });
    await rig.save(setup, card);
    const method = (await gateway().fetchSetup(setup.reference))?.method?.id ?? "";
    return gateway().chargeMethod({
      key: newId(),
      customer: owner,
      method,
      amount: eur(1_900n),
      description: "December",
    });
  }

  test("what a saved card was charged is refunded in parts, each key once, and never beyond itself", async () => {
    const { charge } = await charged("approved");
    if (!charge) throw new Error("it was charged");
    const part = { key: newId(), charge: charge.id, amount: eur(900n) };
    const first = await gateway().refund(part);
    expect(first).toMatchObject({ state: "done", failureCode: null });
    expect((await gateway().refund(part)).id).toBe(first.id);
    await gateway().refund({ key: newId(), charge: charge.id, amount: eur(1_000n) });
    await expect(gateway().refund({ key: newId(), charge: charge.id, amount: eur(1n) })).rejects.toThrow();
    expect(await gateway().fetchRefund(first.id)).toMatchObject({ state: "done" });
  });

  test("a charge that the bank declines takes nothing", async () => {
    expect(await charged("declinesLater")).toMatchObject({
      state: "declined",
      charge: null,
      failureCode: "card_declined",
    });
  });

  test("a bank that wants its customer is answered on its page: the charge is paid, or declined", async () => {
    for (const [passed, state] of [
      [true, "paid"],
      [false, "declined"],
    ] as const) {
      const { reference, ...first } = await charged("asksEachTime");
      expect(first).toMatchObject({ state: "authentication_required", charge: null });
      const page = await gateway().confirmCharge({ reference, returnUrl: "http://localhost/x" });
      await rig.confirm({ reference, url: "url" in page ? page.url : "" }, passed);
      expect(await gateway().fetchMethodCharge(reference)).toMatchObject({ state });
      const again = await gateway().confirmCharge({ reference, returnUrl: "http://localhost/x" });
      expect(again).toMatchObject({ charge: { state } });
    }
  });

  test("a charge that waits for its owner is given up, once and for good; a paid one is not", async () => {
    const { reference } = await charged("asksEachTime");
    expect(await gateway().cancelCharge(reference)).toMatchObject({ state: "declined", charge: null });
    expect(await gateway().cancelCharge(reference)).toMatchObject({ state: "declined" });
    const again = await gateway().confirmCharge({ reference, returnUrl: "http://localhost/x" });
    expect(again).toMatchObject({ charge: { state: "declined" } });
    const paid = await charged("approved");
    expect(await gateway().cancelCharge(paid.reference)).toMatchObject({ state: "paid" });
  });

  test("a card that is kept while paying is told with the payment", async () => {
    const checkout = await gateway().createCheckout(await ordered(10_000n));
    await rig.pay(checkout, "approved", { keep: true });
    expect((await look(checkout)).saved).toMatchObject({ brand: "Visa", last4: "4242" });
  });

  async function recipient(legalName: string) {
    const { recipient: id } = await gateway().createRecipient({ key: newId(), country: "DE" });
    const account = { country: "DE", routingNumber: null, accountNumber: "DE75512108001245126199" };
    await gateway().addBankAccount({ key: newId(), recipient: id, account, holderName: legalName, currency: "EUR" });
    const identity = await gateway().verifyIdentity({ ...nobody, key: newId(), recipient: id, legalName });
    return { id, identity };
  }

  test("somebody who is paid is asked for what is missing, and told when they may be paid", async () => {
    const { recipient: id } = await gateway().createRecipient({ key: newId(), country: "DE" });
    expect(await gateway().fetchRecipient(id)).toMatchObject({ state: "restricted" });
    expect((await gateway().fetchRecipient(id))?.due.length).toBeGreaterThan(0);
    const link = { recipient: id, returnUrl: "http://localhost/x", refreshUrl: "http://localhost/x" };
    expect((await gateway().onboardingLink(link)).url).toMatch(/^https?:\/\//);
    expect((await recipient("Ana Sol")).identity.state).toBe("verified");
    expect((await recipient("Refused Person")).identity.state).toBe("refused");
    const waiting = await recipient("Document Person");
    expect(waiting.identity.state).toBe("pending");
    expect(await gateway().fetchRecipient(waiting.id)).toMatchObject({
      state: "restricted",
      due: ["individual.verification.document"],
    });
    expect((await gateway().fetchIdentity(waiting.identity.id))?.state).toBe("pending");
  });

  test("a payout leaves once a key and arrives; one the bank refuses does not", async () => {
    await paid(500_000n);
    await rig.advance(3 * DAY_MS);
    const { id } = await recipient("Ana Sol");
    const iban = (accountNumber: string) => ({ country: "DE", routingNumber: null, accountNumber });
    const american = (accountNumber: string) => ({ country: "US", routingNumber: "110000000", accountNumber });
    for (const [account, arrived] of [
      [iban("DE89370400440532013000"), true],
      [iban("DE62370400440532013001"), false],
      [american("000123456789"), true],
      [american("000111111113"), false],
    ] as const) {
      const added = { key: newId(), recipient: id, account, holderName: "Ana Sol", currency: "EUR" };
      const { destination } = await gateway().addBankAccount(added);
      expect(await gateway().addBankAccount(added)).toEqual({ destination });
      const asked = { key: added.key, recipient: id };
      expect(await gateway().findBankAccount(asked)).toEqual({ destination });
      expect(await gateway().findBankAccount({ ...asked, key: newId() })).toBeNull();
      const order = { key: newId(), attempt: 1, destination, amount: eur(20_000n) };
      const sent = await gateway().payOut(order);
      expect(sent.state).toBe("processing");
      expect((await gateway().payOut(order)).id).toBe(sent.id);
      await rig.advance(DAY_MS);
      const after = await gateway().fetchPayout({ id: sent.id, key: order.key });
      if (arrived) expect(after).toMatchObject({ state: "paid", failureCode: null });
      else
        expect(after).toMatchObject({ state: expect.stringMatching(/failed|returned/), failureCode: "account_closed" });
    }
  });

  test("a dispute is answered once and won, or given up", async () => {
    const evidence = {
      customerName: "Ana",
      productDescription: "A mark",
      serviceDate: rig.now(),
      statement: "Approved.",
      files: {},
    };
    const { charge, dispute } = await rig.disputed(eur(10_000n));
    expect(await gateway().fetchDispute(dispute)).toMatchObject({
      charge,
      state: "needs_response",
      amount: eur(10_000n),
      fee: eur(1_500n),
    });
    const sent = await gateway().submitEvidence({ key: newId(), dispute, evidence });
    expect(sent.state).toBe("under_review");
    await rig.decideDispute(dispute);
    expect((await gateway().fetchDispute(dispute))?.state).toBe("won");
    const other = await rig.disputed(eur(10_000n));
    expect((await gateway().acceptDispute({ key: newId(), dispute: other.dispute })).state).toBe("lost");
  });

  test("what the provider holds is the sum of what it says moved", async () => {
    const range = { from: new Date(0), until: addMs(rig.now(), HOUR_MS) };
    let cursor: string | null = null;
    let moved = 0n;
    do {
      const page = await gateway().transactions({ ...range, cursor });
      for (const row of page.data) if (row.amount.currency === "EUR") moved += row.amount.minor - row.fee.minor;
      cursor = page.cursor;
    } while (cursor !== null);
    const held = (await gateway().balances()).find((row) => row.available.currency === "EUR");
    expect(moved).not.toBe(0n);
    expect((held?.available.minor ?? 0n) + (held?.pending.minor ?? 0n)).toBe(moved);
  });

  test("news are read when they are signed, and refused when forged, altered or sent again later", () => {
    const event = { id: "evt_1", object: "cs_test_1" };
    const sent = rig.signed(event);
    expect(gateway().readWebhook(sent)).toMatchObject({
      eventId: "evt_1",
      object: { kind: "checkout", id: "cs_test_1" },
    });
    const refusals = [
      rig.signed(event, { secret: "whsec_somebody_elses" }),
      { ...sent, headers: {} },
      { ...sent, body: Buffer.from(sent.body.toString().replace("cs_test_1", "cs_test_2")) },
    ];
    for (const forged of refusals)
      expect(() => gateway().readWebhook(forged)).toThrow(expect.objectContaining({ code: "webhook.bad_signature" }));
    for (const seconds of [301, -301])
      expect(() => gateway().readWebhook({ ...sent, at: addMs(rig.now(), seconds * 1_000) })).toThrow(
        expect.objectContaining({ code: "webhook.expired" }),
      );
  });
}
