// Paying in tests: something to pay for, the provider's page filled in as a browser would, books as a table.
import { buildUrl } from "#api-schema/client.ts";
import { paymentsApi } from "#api-schema/payments.ts";
import { cookieHeader, startSession } from "#modules/auth/index.ts";
import { books, pinFees, registerPurpose, releaseMilestone, renderBooks } from "#modules/payments/index.ts";
import { type Money, money } from "#money";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "./people.ts";
import type { World } from "./world.ts";

export const CARDS = {
  approved: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  insufficientFunds: "4000 0000 0000 9995",
  challenge: "4000 0000 0000 3220",
  expired: "4000 0000 0000 0069",
  wrongCvc: "4000 0000 0000 0127",
} as const;

/** A thing to pay for, as the module that owns it would keep it. */
export interface Work {
  readonly workId: string;
  readonly payerId: string;
  readonly recipientId: string;
  readonly amount: Money;
  readonly feeRuleId: string;
  /** What payments told its owner. */
  state: "open" | "paid" | "withdrawn";
  failures: number;
}

export interface Works {
  order(payer: Person, recipient: Person, cents: bigint, currency?: string): Promise<Work>;
}

/** Registers the payment type `test_work`; call in `beforeAll`. */
export function testWorks(kogi: World): Works {
  const works = new Map<string, Work>();
  registerPurpose(kogi.platform, "test_work", {
    async prepare(_tx, { actor, body }) {
      const work = works.get(body.milestone_id ?? "");
      if (work?.payerId !== actor.userId || work.state !== "open")
        throw new Error("the test asks for what cannot be paid");
      return {
        referenceId: work.workId,
        amount: work.amount,
        feeRuleId: work.feeRuleId,
        recipientId: work.recipientId,
        description: "A mark for a bakery",
        returnPath: `/works/${work.workId}`,
      };
    },
    async settled(_tx, payment) {
      const work = works.get(payment.referenceId);
      if (work?.state === "withdrawn") return "send_back";
      if (work) work.state = "paid";
      return "kept";
    },
    async failed(_tx, payment) {
      const work = works.get(payment.referenceId);
      if (work) work.failures += 1;
    },
  });
  return {
    async order(payer, recipient, cents, currency = "EUR") {
      const work: Work = {
        workId: newId(),
        payerId: payer.userId,
        recipientId: recipient.userId,
        amount: money(cents, currency),
        feeRuleId: await pinFees(kogi.platform.db, kogi.platform, {
          kind: "hire",
          recipientId: recipient.userId,
        }),
        state: "open",
        failures: 0,
      };
      works.set(work.workId, work);
      return work;
    },
  };
}

/** Starts the payment of a work. */
export function startPaying(payer: Person, work: Work, idempotencyKey = newId()) {
  return payer.api.payments.startPayment({ body: { type: "test_work", milestone_id: work.workId }, idempotencyKey });
}

export interface PageAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly page: string;
}

/** Sends the form of the provider's page; the default card is approved. */
export async function submitForm(
  kogi: World,
  checkoutUrl: string | null,
  fields: Record<string, string>,
): Promise<PageAnswer> {
  if (checkoutUrl === null) throw new Error("there is no page to pay on");
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: new URL(checkoutUrl).pathname,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(fields).toString(),
  });
  const { location } = answer.headers;
  return { status: answer.statusCode, location: typeof location === "string" ? location : null, page: answer.payload };
}

/** With the card of this number. */
export function payWith(kogi: World, checkoutUrl: string | null, number: string): Promise<PageAnswer> {
  return submitForm(kogi, checkoutUrl, {
    action: "pay",
    card_number: number,
    expiry: "12/34",
    cvc: "123",
    name: "Ana Sol",
  });
}

export function payBy(
  kogi: World,
  checkoutUrl: string | null,
  card: keyof typeof CARDS = "approved",
): Promise<PageAnswer> {
  return payWith(kogi, checkoutUrl, CARDS[card]);
}

export async function openPage(kogi: World, checkoutUrl: string | null): Promise<PageAnswer> {
  const session = new URL(checkoutUrl ?? "").pathname.split("/").at(-1) ?? "";
  const answer = await kogi.app.fastify.inject({
    method: "GET",
    url: buildUrl(paymentsApi.showSandboxCheckout.path, { session }),
  });
  const { location } = answer.headers;
  return { status: answer.statusCode, location: typeof location === "string" ? location : null, page: answer.payload };
}

/** Orders, pays with a good card and waits until the money is protected. */
export async function paidWork(
  kogi: World,
  works: Works,
  parties: { payer: Person; recipient: Person; cents: bigint; currency?: string },
) {
  const work = await works.order(parties.payer, parties.recipient, parties.cents, parties.currency ?? "EUR");
  const payment = await startPaying(parties.payer, work);
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  return {
    work,
    payment: await parties.payer.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } }),
  };
}

/** Approves a work, or `minor` of it, once. */
export function releaseWork(kogi: World, work: Work, minor = work.amount.minor) {
  return kogi.platform.inTransaction((tx) =>
    releaseMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      clientId: work.payerId,
      freelancerId: work.recipientId,
      feeRuleId: work.feeRuleId,
      amount: money(minor, work.amount.currency),
      reference: `approval:${work.workId}`,
      description: "A mark for a bakery",
    }),
  );
}

/** Paid for and released, wholly or in part; it clears by itself after the days of a first payment. */
export async function earnedBy(
  kogi: World,
  works: Works,
  deal: { payer: Person; recipient: Person; cents: bigint; released: bigint },
) {
  const { work, payment } = await paidWork(kogi, works, deal);
  await releaseWork(kogi, work, deal.released);
  await kogi.settle();
  return { work, payment };
}

/** The same person with a new session: sessions end while weeks of clearing pass. */
export async function signBackIn(kogi: World, person: Person): Promise<Person> {
  const { platform } = kogi;
  const origin = { address: "127.0.0.1", userAgent: "tests" };
  const { token } = await platform.inTransaction((tx) =>
    startSession(tx, platform, { userId: person.userId, origin, oldToken: null, newDevice: false }),
  );
  const headers = { cookie: cookieHeader(platform.config, "session", token, 0).split(";")[0] ?? "" };
  return { ...person, headers, api: kogi.api(headers) };
}

/** Every account that holds something, with people and works by the names given: the last line of a story. */
export async function booksAs(kogi: World, names: Readonly<Record<string, string>>): Promise<string> {
  const lines = renderBooks(await books(kogi.platform.db)).split("\n");
  return lines
    .map((line) => Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, name), line))
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n");
}
