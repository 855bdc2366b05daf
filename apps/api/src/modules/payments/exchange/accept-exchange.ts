// Takes a quote: both legs through the platform's position of the two currencies, in one journal, once.
import type { ExchangeQuoteView } from "#api-schema/payments-views.ts";
import { moneyExchanged } from "#events/payments.ts";
import { keepFromErasure } from "#modules/users/index.ts";
import { formatMoney, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { firstTime, type Keyed } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { wallet } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { ledgerErrors } from "../ledger/ledger.errors.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { currencyExchanged } from "../ledger/posting-rules/payouts.ts";
import { exchangeErrors } from "../payments.errors.ts";
import { oldestInWallet } from "../payouts/age-of-wallet.ts";
import { moneyCame } from "../payouts/watch-wallet.ts";
import { findQuote, lockQuote, markAccepted } from "./exchange.repository.ts";
import { refuseAcceptance } from "./exchange.rules.ts";
import { quoteView } from "./quote-exchange.ts";

/** Raises `exchange.not_found`, `expired`, `already_accepted`, `not_enough`. */
export async function acceptExchange(platform: Platform, by: Keyed, quoteId: string): Promise<ExchangeQuoteView> {
  try {
    return await platform.inTransaction((tx) => accept(tx, platform, by, quoteId));
  } catch (error) {
    if (!(error instanceof KogiError) || error.code !== ledgerErrors.notEnough().code) throw error;
    const quote = await findQuote(platform.db, by.actor.userId, quoteId);
    if (!quote) throw exchangeErrors.notFound();
    const { available } = await balanceOf(
      platform.db,
      wallet(by.actor.userId, money(quote.from_minor, quote.from_currency).currency),
    );
    throw exchangeErrors.notEnough({
      detail: `You have ${formatMoney(available, "en-GB")} available.`,
      extra: { available: toWire(available) },
    });
  }
}

async function accept(tx: Tx, platform: Platform, by: Keyed, quoteId: string): Promise<ExchangeQuoteView> {
  const { actor } = by;
  // An erasure that runs beside this would see the money in neither currency.
  if (!(await keepFromErasure(tx, [actor.userId]))) throw exchangeErrors.notFound();
  const now = platform.clock.now();
  const quote = await lockQuote(tx, actor.userId, quoteId);
  if (!quote) throw exchangeErrors.notFound();
  if (!(await firstTime(tx, platform, by, `exchange:${quoteId}`))) return quoteView(quote, now);
  const refusal = refuseAcceptance({ expiresAt: quote.expires_at, acceptedAt: quote.accepted_at }, now);
  if (refusal) throw exchangeErrors[refusal]({ extra: { current: quoteView(quote, now).state } });
  const from = money(quote.from_minor, quote.from_currency);
  const to = money(quote.to_minor, quote.to_currency);
  const heldSince = (await oldestInWallet(tx, { userId: actor.userId, currency: from.currency })) ?? now;
  await markAccepted(tx, quoteId, { at: now, heldSince });
  const description = `Changed ${formatMoney(from, "en-GB")} into ${formatMoney(to, "en-GB")}`;
  const fact = { quoteId, userId: actor.userId, from, to, description };
  const facts = { rate: quote.rate, source: quote.source, rated_at: quote.rated_at.toISOString() };
  await postJournal(tx, { ...currencyExchanged(fact), metadata: facts }, now);
  await moneyCame(tx, platform, { userId: actor.userId, currency: to.currency }, heldSince);
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: "payments.currency_exchanged",
    subject: { type: "exchange_quote", id: quoteId },
    after: { from: toWire(from), to: toWire(to), rate: quote.rate },
  });
  const news = { quote_id: quoteId, user_id: actor.userId, from: toWire(from), to: toWire(to), rate: quote.rate };
  await platform.events.publish(tx, moneyExchanged, news);
  return quoteView({ ...quote, accepted_at: now }, now);
}
