// Connected accounts and payouts. A payout is two steps under one key: a transfer to the recipient's account and a
// manual payout from there to their bank. The port's id names both: "<account>/<payout>".
import type Stripe from "stripe";
import { failuresEn } from "#api-schema/failures.ts";
import { assert } from "#platform/errors/index.ts";
import { orRefused } from "../gateway.ts";
import { type Gateway, GatewayAway, type GatewayPayout, GatewayRefused, type IdentityAnswer } from "../port.ts";
import type { GatewayRecipient, RecipientPort } from "../port-recipients.ts";
import { toStripe } from "./stripe-amounts.ts";
import { ask, askFor } from "./stripe-client.ts";

// Newest first; nobody withdraws as often in the hours that an answer may be looked for.
const PAYOUTS_LOOKED_AT = 100;
// Newest first, as well; a person adds ten at most before they remove some.
const BANKS_LOOKED_AT = 100;

type Payouts = RecipientPort &
  Pick<
    Gateway,
    | "addBankAccount"
    | "findBankAccount"
    | "removeBankAccount"
    | "reviveBankAccount"
    | "payOut"
    | "fetchPayout"
    | "takeBackPayout"
    | "verifyIdentity"
    | "fetchIdentity"
  >;

export function stripePayouts(stripe: Stripe): Payouts {
  const { accounts } = stripe;
  const fetchRecipient = async (recipient: string): Promise<GatewayRecipient | null> => {
    const account = await askFor(accounts.retrieve(recipient));
    return account && recipientOf(account);
  };
  return {
    async createRecipient({ key, country }) {
      const made = accounts.create(
        {
          country,
          business_type: "individual",
          controller: {
            fees: { payer: "application" },
            losses: { payments: "application" },
            requirement_collection: "application",
            stripe_dashboard: { type: "none" },
          },
          capabilities: { transfers: { requested: true } },
          // Ours to start: what is withdrawn leaves, and nothing else.
          settings: { payouts: { schedule: { interval: "manual" } } },
          metadata: { kogi_user: key },
        },
        { idempotencyKey: `recipient:${key}:${country}` },
      );
      return { recipient: (await ask(made)).id };
    },
    fetchRecipient,
    async onboardingLink({ recipient, returnUrl, refreshUrl }) {
      const link = stripe.accountLinks.create({
        account: recipient,
        type: "account_onboarding",
        return_url: returnUrl,
        refresh_url: refreshUrl,
        collection_options: { fields: "eventually_due" },
      });
      return { url: (await ask(link)).url };
    },
    async verifyIdentity({ key, recipient, legalName, birthDate }) {
      const [year, month, day] = birthDate.split("-").map(Number);
      assert(year !== undefined && month !== undefined && day !== undefined, "a birth date is YYYY-MM-DD");
      const individual = { ...splitName(legalName), dob: { year, month, day } };
      await ask(accounts.update(recipient, { individual }, { idempotencyKey: `identity:${key}` }));
      const known = await fetchRecipient(recipient);
      assert(known, "the provider knows the accounts it made");
      return identityOf(known);
    },
    async fetchIdentity(id) {
      const known = await fetchRecipient(id);
      return known && identityOf(known);
    },
    async addBankAccount({ key, recipient, account, holderName, currency }) {
      const wish = {
        metadata: { kogi_method: key },
        // Stripe keeps the default one of a currency: so the others can be removed.
        default_for_currency: true,
        external_account: {
          object: "bank_account" as const,
          country: account.country,
          currency: currency.toLowerCase(),
          account_holder_name: holderName,
          account_holder_type: "individual" as const,
          account_number: account.accountNumber,
          ...(account.routingNumber === null ? {} : { routing_number: account.routingNumber }),
        },
      };
      const added = accounts.createExternalAccount(recipient, wish, { idempotencyKey: `bank:${key}` });
      return { destination: `${recipient}/${(await ask(added)).id}` };
    },
    async findBankAccount({ key, recipient }) {
      const there = accounts.listExternalAccounts(recipient, { object: "bank_account", limit: BANKS_LOOKED_AT });
      const found = (await ask(there)).data.find((bank) => bank.metadata?.kogi_method === key);
      return found ? { destination: `${recipient}/${found.id}` } : null;
    },
    async removeBankAccount({ destination }) {
      const [account, bank] = partsOf(destination);
      await askFor(accounts.deleteExternalAccount(account, bank));
    },
    async reviveBankAccount({ destination, holderName }) {
      const [account, bank] = partsOf(destination);
      await ask(accounts.updateExternalAccount(account, bank, { account_holder_name: holderName }));
      // "You can re-enable a disabled bank account by performing an update call without providing any arguments or changes."
      await ask(accounts.updateExternalAccount(account, bank, {}));
    },
    async payOut({ key, attempt, destination, amount }) {
      const [account, bank] = partsOf(destination);
      const order = { key, account, amount: toStripe(amount) };
      const sent = await sendOnce(stripe, { ...order, attempt });
      const before = sent.isNew ? null : await madeBefore(stripe, { ...order, transfer: sent.transfer });
      return payoutOf(account, before ?? (await payFrom(stripe, { ...order, attempt, bank, transfer: sent.transfer })));
    },
    async fetchPayout({ id, key }) {
      const [account, payout] = partsOf(id);
      const found = await orRefused(askFor(stripe.payouts.retrieve(payout, {}, { stripeAccount: account })));
      if (!(found instanceof GatewayRefused)) return found && payoutOf(account, found);
      // The account is closed to us: once its transfer is ours again, nothing of it can arrive any more.
      const [transfer] = (await ask(stripe.transfers.list({ transfer_group: key, limit: 1 }))).data;
      if (transfer?.reversed) return { id, state: "returned", failureCode: "account_closed" };
      throw found;
    },
    async takeBackPayout(id) {
      const [account, payout] = partsOf(id);
      const found = await orRefused(askFor(stripe.payouts.retrieve(payout, {}, { stripeAccount: account })));
      if (found && !(found instanceof GatewayRefused)) await takeBack(stripe, found);
    },
  };
}

interface Sending {
  readonly key: string;
  readonly account: string;
  readonly amount: { readonly amount: number; readonly currency: string };
}

/**
 * The transfer of a payout, made once. Stripe repeats a refusal for as long as it remembers the key, and an empty
 * balance fills up tomorrow: so each attempt has a key of its own, and a transfer that is there is found by its group.
 */
async function sendOnce(
  stripe: Stripe,
  { key, attempt, account, amount }: Sending & { attempt: number },
): Promise<{ transfer: Stripe.Transfer; isNew: boolean }> {
  const { data } = await inDoubtAway(ask(stripe.transfers.list({ transfer_group: key, limit: 1 })));
  const [before] = data;
  if (before) return { transfer: before, isNew: false };
  const made = stripe.transfers.create(
    { ...amount, destination: account, transfer_group: key, metadata: { kogi_payout: key } },
    { idempotencyKey: `transfer:${key}:${attempt}` },
  );
  return { transfer: await ask(made), isNew: true };
}

/**
 * A payout that was made while its answer got lost: Stripe forgets the key after a day, the payout keeps it. Where the look
 * itself is refused, nobody knows whether it left; it did not once its transfer is ours again.
 */
async function madeBefore(
  stripe: Stripe,
  { key, account, transfer }: Sending & { transfer: Stripe.Transfer },
): Promise<Stripe.Payout | null> {
  const look = ask(stripe.payouts.list({ limit: PAYOUTS_LOOKED_AT }, { stripeAccount: account }));
  const { data } = await (transfer.reversed ? look : inDoubtAway(look));
  return data.find((payout) => payout.metadata?.kogi_payout === key) ?? null;
}

/** A step beside the payout that is refused says nothing about the payout, whose money stands somewhere by then. */
async function inDoubtAway<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof GatewayRefused) throw new GatewayAway(`Stripe refuses a step of a payout: ${error.code}`);
    throw error;
  }
}

/** From the recipient's account to their bank. Refused, what was sent on to the account is ours again. */
async function payFrom(
  stripe: Stripe,
  {
    key,
    attempt,
    account,
    amount,
    bank,
    transfer,
  }: Sending & {
    attempt: number;
    bank: string;
    transfer: Stripe.Transfer;
  },
): Promise<Stripe.Payout> {
  // An earlier asking was refused and its answer got lost.
  if (transfer.reversed) throw new GatewayRefused("transfer_reversed", null);
  const made = stripe.payouts.create(
    { ...amount, destination: bank, metadata: { kogi_payout: key, transfer: transfer.id } },
    { stripeAccount: account, idempotencyKey: `payout:${key}:${attempt}` },
  );
  try {
    return await ask(made);
  } catch (error) {
    // By attempt, as transfer and payout are made: a refusal would be repeated for a day. What is back already goes back no more.
    if (error instanceof GatewayRefused)
      await inDoubtAway(reverseTransfer(stripe, { transfer: transfer.id, key: `refused:${key}:${attempt}` }));
    throw error;
  }
}

/** A payout that failed lies on the recipient's account; Kogi's wallet has it again, so it must be ours again. */
async function takeBack(stripe: Stripe, payout: Stripe.Payout): Promise<void> {
  const transfer = payout.metadata?.transfer;
  if (transfer === undefined) return;
  const known = await ask(stripe.transfers.retrieve(transfer));
  if (!known.reversed) await reverseTransfer(stripe, { transfer, key: `returned:${payout.id}` });
}

async function reverseTransfer(stripe: Stripe, { transfer, key }: { transfer: string; key: string }): Promise<void> {
  await ask(stripe.transfers.createReversal(transfer, {}, { idempotencyKey: `reversal:${key}` }));
}

function partsOf(id: string): readonly [string, string] {
  const [account, thing] = id.split("/");
  assert(account && thing, "an id names account and thing");
  return [account, thing];
}

function payoutOf(account: string, payout: Stripe.Payout): GatewayPayout {
  const open = payout.status === "pending" || payout.status === "in_transit";
  const failed = payout.status === "failed" || payout.status === "canceled";
  return {
    id: `${account}/${payout.id}`,
    // Stripe turns a paid payout into a failed one when the bank sends it back, so a failure may be either.
    state: open ? "processing" : failed ? "returned" : "paid",
    failureCode: failed ? (payout.failure_code ?? "returned_by_bank") : null,
  };
}

function recipientOf(account: Stripe.Account): GatewayRecipient {
  const wants = account.requirements;
  const later = account.future_requirements;
  const reason = wants?.disabled_reason ?? null;
  const [due, pastDue] = [wants?.currently_due ?? [], wants?.past_due ?? []];
  // What will be due by a day is wanted already, and stops nothing yet.
  const soon = later?.current_deadline ? (later.currently_due ?? []) : [];
  const deadline = wants?.current_deadline ?? later?.current_deadline ?? null;
  // Two steps pay somebody: a transfer to the account, and a payout from there.
  const paid = account.payouts_enabled && account.capabilities?.transfers === "active";
  const wanting = due.length > 0 || pastDue.length > 0 || reason === "requirements.past_due";
  return {
    id: account.id,
    state: reason?.startsWith("rejected.")
      ? "rejected"
      : paid && !reason
        ? "enabled"
        : wanting
          ? "restricted"
          : "pending",
    due: [...new Set([...due, ...soon])],
    pastDue,
    refused: [...new Set((wants?.errors ?? []).map((error) => error.code))],
    deadline: deadline === null ? null : new Date(deadline * 1_000),
    disabledReason: reason,
  };
}

function identityOf({ id, state }: GatewayRecipient): IdentityAnswer {
  if (state === "enabled") return { id, state: "verified", reason: null };
  // Why is not ours to tell: a name on a sanctions list must not be warned.
  if (state === "rejected") return { id, state: "refused", reason: failuresEn.identity_refused };
  return { id, state: "pending", reason: null };
}

/** Stripe wants two names; the last word is the family's, and a single one stands for both. */
function splitName(name: string): { first_name: string; last_name: string } {
  const words = name.split(" ");
  const last = words.at(-1) ?? name;
  return { first_name: words.slice(0, -1).join(" ") || last, last_name: last };
}
