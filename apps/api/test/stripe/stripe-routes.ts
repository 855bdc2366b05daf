// The operations of the pretend Stripe that the adapter uses.
import { answerDispute, createFile } from "./stripe-evidence.ts";
import { Refusal, type StripeWorld, type Thing } from "./stripe-world.ts";

export interface Asked {
  /** What stands in the path, in order. */
  readonly ids: readonly string[];
  readonly params: Thing;
  /** The connected account it is asked for. */
  readonly account: string | null;
}

type Answer = (world: StripeWorld, asked: Asked) => Thing;

const refuse = (message: string, more: Thing = {}): Refusal =>
  new Refusal(400, { type: "invalid_request_error", message, ...more });
const listOf = (data: readonly Thing[], limit = 10): Thing => ({
  object: "list",
  url: "/",
  has_more: data.length > limit,
  data: data.slice(0, limit),
});
const HALF_HOUR = 1_800;
const DAY = 86_400;

/** As docs.stripe.com/currencies publishes them, of the currencies that tests pay so little in. */
const SMALLEST: Readonly<Record<string, number>> = { eur: 50, usd: 50, gbp: 30, huf: 17_500, jpy: 50 };

function requireChargeable(amount: number, currency: string, param: string): void {
  if (amount < (SMALLEST[currency] ?? 1))
    throw refuse("Amount must be at least the smallest there is.", { code: "amount_too_small", param });
  // "The amount value supports up to eight digits": of the currencies that tests pay so much in.
  if (currency in SMALLEST && currency !== "huf" && amount > 99_999_999)
    throw refuse("Amount must be no more than 99999999.", { code: "amount_too_large", param });
}

function createSession(world: StripeWorld, { params }: Asked): Thing {
  const { mode, line_items: lines = [], expires_at: expiresAt } = params;
  world.get(params.customer, "customer");
  if (mode === "setup" && !params.currency && !params.allowed_payment_method_types)
    throw refuse("Missing required param: currency.", { code: "parameter_missing", param: "currency" });
  if (expiresAt !== undefined && (expiresAt < world.seconds + HALF_HOUR || expiresAt > world.seconds + DAY))
    throw refuse("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.", {
      param: "expires_at",
    });
  if (mode === "payment" && lines.length === 0) throw refuse("You must provide line items.", { param: "line_items" });
  const total = lines.reduce((all: number, line: Thing) => all + line.quantity * line.price_data.unit_amount, 0);
  if (mode === "payment") requireChargeable(total, lines[0].price_data.currency, "line_items");
  const session = world.make("cs_test", "checkout.session", {
    mode,
    customer: params.customer,
    currency: lines[0]?.price_data.currency ?? null,
    amount_total: total,
    status: "open",
    payment_intent: null,
    setup_intent: null,
    intent_data: params.payment_intent_data ?? {},
    excluded_payment_method_types: params.excluded_payment_method_types ?? [],
  });
  session.url = `https://checkout.stripe.com/c/pay/${session.id}`;
  return session;
}

function createIntent(world: StripeWorld, { params }: Asked): Thing {
  const method = world.get(params.payment_method, "payment_method");
  if (method.customer !== params.customer)
    throw refuse("The payment method does not belong to the customer you supplied.", { param: "payment_method" });
  requireChargeable(params.amount, params.currency, "amount");
  const intent = world.make("pi", "payment_intent", {
    amount: params.amount,
    currency: params.currency,
    customer: params.customer,
    payment_method: params.payment_method,
    capture_method: params.capture_method ?? "automatic_async",
    metadata: params.metadata ?? {},
    status: "requires_confirmation",
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
  });
  world.tryAbsent(intent);
  if (intent.last_payment_error) throw new Refusal(402, { ...intent.last_payment_error, payment_intent: intent });
  return intent;
}

function confirmIntent(world: StripeWorld, { ids, params }: Asked): Thing {
  const intent = world.get(ids[0], "payment_intent");
  if (intent.status !== "requires_payment_method" && intent.status !== "requires_confirmation")
    throw refuse(`This PaymentIntent's status is ${intent.status}.`, { code: "payment_intent_unexpected_state" });
  if (!params.payment_method) throw refuse("Missing payment method.", { param: "payment_method" });
  // "Once detached, a PaymentMethod can no longer be used for payments."
  const method = world.get(params.payment_method, "payment_method");
  if (method.customer === null)
    throw refuse("This PaymentMethod was detached from its customer.", { param: "payment_method" });
  const settled = world.tryPresent(intent, method);
  if (intent.last_payment_error) throw new Refusal(402, { ...intent.last_payment_error, payment_intent: intent });
  if (settled) return intent;
  Object.assign(intent, {
    payment_method: params.payment_method,
    status: "requires_action",
    next_action: {
      type: "redirect_to_url",
      redirect_to_url: { url: `https://hooks.stripe.com/3d_secure/${intent.id}`, return_url: params.return_url },
    },
  });
  return intent;
}

/** From these alone, as the declaration of `cancel` has them. */
const CANCELABLE = new Set([
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
]);

function cancelIntent(world: StripeWorld, { ids }: Asked): Thing {
  const intent = world.get(ids[0], "payment_intent");
  if (!CANCELABLE.has(intent.status))
    throw refuse(`This PaymentIntent's status is ${intent.status}.`, { code: "payment_intent_unexpected_state" });
  return Object.assign(intent, { status: "canceled", next_action: null });
}

function createRefund(world: StripeWorld, { params }: Asked): Thing {
  const charge = world.get(params.charge, "charge");
  const before = world.all("refund").filter((refund) => refund.charge === charge.id && refund.status !== "failed");
  const left = before.reduce((all, refund) => all - refund.amount, charge.amount_captured);
  if (params.amount > left)
    throw refuse(`Refund amount is greater than unrefunded amount on charge.`, {
      param: "amount",
      code: "charge_already_refunded",
    });
  const refund = world.make("re", "refund", {
    charge: charge.id,
    amount: params.amount,
    currency: charge.currency,
    status: "succeeded",
    metadata: params.metadata ?? {},
  });
  world.book("refund", refund, -refund.amount);
  return refund;
}

function createTransfer(world: StripeWorld, { params }: Asked): Thing {
  const { capabilities } = world.get(params.destination, "account");
  if (capabilities.transfers !== "active")
    throw refuse(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers.",
      {
        code: "insufficient_capabilities_for_transfer",
      },
    );
  const held = world
    .all("balance_transaction")
    .filter((row) => row.currency === params.currency && row.available_on <= world.seconds)
    .reduce((all, row) => all + row.net, 0);
  if (params.amount > held)
    throw refuse("You have insufficient available funds in your Stripe account.", { code: "balance_insufficient" });
  const transfer = world.make("tr", "transfer", { ...params, amount_reversed: 0, reversed: false });
  world.book("transfer", transfer, -params.amount);
  return transfer;
}

function reverseTransfer(world: StripeWorld, { ids, params }: Asked): Thing {
  const transfer = world.get(ids[0], "transfer");
  const amount = params.amount ?? transfer.amount - transfer.amount_reversed;
  if (amount > transfer.amount - transfer.amount_reversed)
    throw refuse("Reversal amount is too large.", { param: "amount" });
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  return world.reverse(transfer, amount);
}

function createAccount(world: StripeWorld, { params }: Asked): Thing {
  return world.make("acct", "account", {
    ...params,
    payouts_enabled: false,
    capabilities: { transfers: "inactive" },
    requirements: {
      currently_due: ["individual.first_name", "individual.last_name", "individual.dob.day"],
      past_due: [],
      pending_verification: [],
      current_deadline: null,
      disabled_reason: "requirements.past_due",
    },
  });
}

/** Names decide as they do at the sandbox; who is "Of ES" lives there. Whoever is rejected stays so. */
function updateAccount(world: StripeWorld, { ids, params }: Asked): Thing {
  const account = world.get(ids[0], "account");
  if (account.requirements.disabled_reason?.startsWith("rejected.")) return account;
  const name = `${params.individual?.first_name ?? ""} ${params.individual?.last_name ?? ""}`;
  const wants = account.requirements;
  const refused = /refused/i.test(name);
  const pending = /pending/i.test(name);
  const home = /\bof (\w\w)$/i.exec(name)?.[1];
  const asks = /document/i.test(name) || (home !== undefined && home !== account.country);
  const hasBank = world.all("bank_account").some((bank) => bank.account === account.id);
  wants.currently_due = asks ? ["individual.verification.document"] : [];
  wants.pending_verification = pending ? ["individual.verification.document"] : [];
  wants.disabled_reason = refused ? "rejected.other" : pending ? "requirements.pending_verification" : null;
  // Where to pay out to is among what an account needs for it.
  if (!hasBank && !refused && !pending) wants.currently_due.push("external_account");
  if (wants.currently_due.length > 0) wants.disabled_reason = "requirements.past_due";
  account.payouts_enabled = wants.disabled_reason === null;
  account.capabilities = { transfers: account.payouts_enabled ? "active" : pending ? "pending" : "inactive" };
  return account;
}

/** The default one of a currency stays. */
function removeBank(world: StripeWorld, { ids }: Asked): Thing {
  const bank = world.get(ids[1], "bank_account");
  if (bank.default_for_currency)
    throw refuse("You cannot delete the default external account for your default currency.");
  world.things.delete(bank.id);
  return { id: bank.id, object: "bank_account", deleted: true };
}

function addBank(world: StripeWorld, { ids, params }: Asked): Thing {
  const account = world.get(ids[0], "account");
  const { account_number: number, currency } = params.external_account;
  const { currently_due: due } = account.requirements;
  if (due.length === 1 && due[0] === "external_account") world.want(account.id, {});
  const beside = world.all("bank_account").filter((bank) => bank.account === account.id && bank.currency === currency);
  const isDefault = beside.length === 0 || params.default_for_currency === true;
  if (isDefault) for (const bank of beside) bank.default_for_currency = false;
  return world.make("ba", "bank_account", {
    account: account.id,
    number,
    currency,
    default_for_currency: isDefault,
    metadata: params.metadata ?? {},
  });
}

function createPayout(world: StripeWorld, { params, account }: Asked): Thing {
  const bank = world.get(params.destination, "bank_account");
  if (bank.account !== account) throw refuse("No such external account.", { param: "destination" });
  if (bank.number.endsWith("3002"))
    throw refuse("This account cannot currently make payouts.", { code: "payouts_not_allowed" });
  const closed = bank.number.endsWith("3001") || bank.number === "000111111113";
  return world.make("po", "payout", {
    ...params,
    account,
    status: "pending",
    arrives: closed ? "failed" : "paid",
    failure_code: null,
  });
}

function readPayout(world: StripeWorld, { ids, account }: Asked): Thing {
  const payout = world.get(ids[0], "payout");
  if (payout.account !== account) throw new Refusal(404, { type: "invalid_request_error", code: "resource_missing" });
  if (payout.status === "pending" && world.seconds - payout.created >= DAY / 2)
    Object.assign(payout, {
      status: payout.arrives,
      failure_code: payout.arrives === "failed" ? "account_closed" : null,
    });
  return payout;
}

function readBalance(world: StripeWorld): Thing {
  const rows = world.all("balance_transaction");
  const sumOf = (available: boolean) =>
    [...new Set(rows.map((row) => row.currency))].map((currency) => ({
      currency,
      amount: rows
        .filter((row) => row.currency === currency && row.available_on <= world.seconds === available)
        .reduce((all, row) => all + row.net, 0),
    }));
  return { object: "balance", available: sumOf(true), pending: sumOf(false) };
}

function listRows(world: StripeWorld, { params }: Asked): Thing {
  const rows = world
    .all("balance_transaction")
    .filter(
      (row) =>
        row.created >= (params.created?.gte ?? 0) && row.created < (params.created?.lt ?? Number.MAX_SAFE_INTEGER),
    )
    .toReversed();
  const start = params.starting_after ? rows.findIndex((row) => row.id === params.starting_after) + 1 : 0;
  return listOf(rows.slice(start), params.limit);
}

const read =
  (kind: string): Answer =>
  (world, { ids }) =>
    world.get(ids[0], kind);

/** By method and path, with `*` for each id. */
export const answers: Readonly<Record<string, Answer>> = {
  "POST /v1/customers": (world, { params }) => world.make("cus", "customer", { metadata: params.metadata ?? {} }),
  "POST /v1/checkout/sessions": createSession,
  "GET /v1/checkout/sessions/*": read("checkout.session"),
  "POST /v1/checkout/sessions/*/expire": (world, { ids }) => {
    const session = world.get(ids[0], "checkout.session");
    if (session.status !== "open") throw refuse('Only Checkout Sessions with a status in ["open"] can be expired.');
    return Object.assign(session, { status: "expired", url: null });
  },
  "POST /v1/payment_intents": createIntent,
  "GET /v1/payment_intents": (world, { params }) =>
    listOf(
      world
        .all("payment_intent")
        .filter((one) => one.customer === params.customer)
        .toReversed(),
      params.limit,
    ),
  "GET /v1/payment_intents/*": read("payment_intent"),
  "POST /v1/payment_intents/*/confirm": confirmIntent,
  "POST /v1/payment_intents/*/capture": (world, { ids, params }) => {
    const intent = world.get(ids[0], "payment_intent");
    if (params.amount_to_capture > intent.amount)
      throw refuse("The amount is larger than was authorised.", { param: "amount_to_capture" });
    world.capture(intent, params.amount_to_capture ?? intent.amount);
    return intent;
  },
  "POST /v1/payment_intents/*/cancel": cancelIntent,
  "GET /v1/charges": (world, { params }) =>
    listOf(
      world
        .all("charge")
        .filter((charge) => charge.payment_intent === params.payment_intent)
        .toReversed(),
      params.limit,
    ),
  "GET /v1/payment_methods/*": read("payment_method"),
  "POST /v1/payment_methods/*/detach": (world, { ids }) =>
    Object.assign(world.get(ids[0], "payment_method"), { customer: null }),
  "POST /v1/refunds": createRefund,
  "GET /v1/refunds": (world, { params }) =>
    listOf(
      world
        .all("refund")
        .filter((one) => one.charge === params.charge)
        .toReversed(),
      params.limit,
    ),
  "GET /v1/refunds/*": read("refund"),
  "POST /v1/transfers": createTransfer,
  "GET /v1/transfers": (world, { params }) =>
    listOf(
      world.all("transfer").filter((one) => one.transfer_group === params.transfer_group),
      params.limit,
    ),
  "GET /v1/transfers/*": read("transfer"),
  "POST /v1/transfers/*/reversals": reverseTransfer,
  "POST /v1/accounts": createAccount,
  "GET /v1/accounts/*": read("account"),
  "POST /v1/accounts/*": updateAccount,
  "POST /v1/accounts/*/external_accounts": addBank,
  "GET /v1/accounts/*/external_accounts": (world, { ids, params }) =>
    listOf(
      world
        .all("bank_account")
        .filter((one) => one.account === ids[0])
        .toReversed(),
      params.limit,
    ),
  "POST /v1/accounts/*/external_accounts/*": (world, { ids }) => world.get(ids[1], "bank_account"),
  "DELETE /v1/accounts/*/external_accounts/*": removeBank,
  "POST /v1/account_links": (world, { params }) => ({
    object: "account_link",
    url: `https://connect.stripe.com/setup/e/${world.get(params.account, "account").id}`,
  }),
  "POST /v1/payouts": createPayout,
  "GET /v1/payouts": (world, { params, account }) =>
    listOf(
      world
        .all("payout")
        .filter((one) => one.account === account)
        .toReversed(),
      params.limit,
    ),
  "GET /v1/payouts/*": readPayout,
  "GET /v1/disputes/*": read("dispute"),
  "POST /v1/files": createFile,
  "POST /v1/disputes/*": answerDispute,
  "POST /v1/disputes/*/close": (world, { ids }) => Object.assign(world.get(ids[0], "dispute"), { status: "lost" }),
  "GET /v1/balance": readBalance,
  "GET /v1/balance_transactions": listRows,
};
