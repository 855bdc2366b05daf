// What was paid, earned and withdrawn, for the copy of one's data. What only a provider needs, such as its references,
// and who answers for a payment behind it stay here.
import type { ExportedData } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { wallet } from "../ledger/account-keys.ts";
import type {} from "../payments.tables.ts";
import { walletOf } from "../wallet/read-wallet.ts";
import { listMovements, type Movement } from "../wallet/statement.repository.ts";

const BATCH = 1_000;

export async function exportPerson({ db, clock }: Platform, userId: string): Promise<ExportedData> {
  return {
    tables: {
      ...(await walletFacts(db, userId, clock.now())),
      ...(await moneyFacts(db, userId)),
      ...(await methodFacts(db, userId)),
      documents: await documentsOf(db, userId),
    },
  };
}

async function walletFacts(db: Db, userId: string, until: Date) {
  const statement: object[] = [];
  const balances: object[] = [];
  for (const { currency, ...sums } of await walletOf(db, userId)) {
    const minor = Object.entries(sums).map(([name, sum]) => [name, sum.minor]);
    balances.push({ currency, ...Object.fromEntries(minor) });
    for (const { at, kind, description, amount, balance } of await movementsOf(db, userId, currency, until))
      statement.push({ at, kind, description, amount_minor: amount.minor, balance_minor: balance.minor, currency });
  }
  return { balances, statement };
}

async function movementsOf(db: Db, userId: string, currency: Movement["amount"]["currency"], now: Date) {
  const account = wallet(userId, currency);
  const wish = { from: new Date(0), until: new Date(now.getTime() + 1), kinds: null, direction: null };
  const all: Movement[] = [];
  for (;;) {
    const page = await listMovements(db, account, { ...wish, before: all.at(-1) ?? null, limit: BATCH });
    all.push(...page);
    if (page.length < BATCH) return all.toReversed();
  }
}

async function moneyFacts(db: Db, userId: string) {
  const payments = await db
    .selectFrom("payments.payments")
    .select(["transaction_id", "type", "reference_id", "project_id", "amount_minor", "refunded_minor", "currency"])
    .select(["status", "lines", "description", "created_at", "completed_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const payouts = await db
    .selectFrom("payments.payouts")
    .select(["payout_id", "payout_method_id", "amount_minor", "currency", "status", "created_at", "paid_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const subscriptions = await db
    .selectFrom("payments.subscriptions")
    .select(["audience", "plan", "state", "price_minor", "currency", "period_start", "period_end"])
    .select(["created_at", "ended_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { payments, payouts, subscriptions };
}

async function methodFacts(db: Db, userId: string) {
  const payout_accounts = await db
    .selectFrom("payments.payout_methods")
    .select(["payout_method_id", "kind", "holder_name", "country", "currency", "last4", "created_at", "removed_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const saved_cards = await db
    .selectFrom("payments.saved_methods")
    .select(["kind", "brand", "last4", "expiry_month", "expiry_year", "created_at", "removed_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  // The tax number lies sealed: its last letters tell which one it is.
  const tax_profile = await db
    .selectFrom("payments.tax_profiles")
    .select(["name", "address", "country", "vat_id", "tax_number_end", "updated_at"])
    .where("user_id", "=", userId)
    .execute();
  return { payout_accounts, saved_cards, tax_profile };
}

/** Invoices and receipts made out by them or to them, as they read. */
async function documentsOf(db: Db, userId: string) {
  return await db
    .selectFrom("payments.invoices")
    .select(["number", "kind", "issuer_party", "recipient_party", "lines", "net_minor", "tax_minor", "gross_minor"])
    .select(["currency", "tax_note", "tax_country", "tax_treatment", "issued_at"])
    .where((eb) => eb.or([eb("issuer_id", "=", userId), eb("recipient_id", "=", userId)]))
    .orderBy("issued_at")
    .orderBy("invoice_id")
    .execute();
}
