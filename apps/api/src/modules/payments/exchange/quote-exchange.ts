// Asks the provider what it gives for an amount. The quote holds for a minute; nothing moves until it is accepted.
import type { Static } from "typebox";
import type { ExchangeQuoteBody, ExchangeQuoteView } from "#api-schema/payments-views.ts";
import { bps, type Currency, isCurrency, isPositive, money, toWire } from "#money";
import { addMs, HOUR_MS, SECOND_MS } from "#platform/clock/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import { exchangeErrors } from "../payments.errors.ts";
import { type ExchangeQuoteRow, findQuote, insertQuote } from "./exchange.repository.ts";
import {
  exchanged,
  lessMargin,
  QUOTE_SECONDS,
  RATE_HOURS_MAX,
  ROUNDING,
  readRate,
  writeRate,
} from "./exchange.rules.ts";

/**
 * Raises `exchange.invalid_amount`, `same_currency`, `no_rate`, `rate_too_old`, `too_little`, `payment.gateway_away`.
 * Whether the wallet holds so much is the ledger's to say, when the quote is accepted.
 */
export async function quoteExchange(
  platform: Platform,
  actor: Actor,
  body: Static<typeof ExchangeQuoteBody>,
): Promise<ExchangeQuoteView> {
  const from = readAmount(body.from, exchangeErrors.invalidAmount, "/body/from");
  const to = readTarget(body.to_currency, from.currency);
  const gateway = gatewayOf(platform);
  const now = platform.clock.now();
  const market = await askGateway(gateway.exchangeRate?.(from.currency, to) ?? Promise.resolve(null));
  if (!market)
    throw exchangeErrors.noRate({
      fields: [{ pointer: "/body/to_currency", detail: "There is no rate between these currencies." }],
    });
  if (now.getTime() - market.at.getTime() >= RATE_HOURS_MAX * HOUR_MS)
    throw exchangeErrors.rateTooOld({ extra: { rated_at: market.at.toISOString() } });
  const mid = readRate(market.mid);
  const rate = lessMargin(mid, bps(market.marginBps));
  const result = exchanged(from, rate, to);
  if (!isPositive(result))
    throw exchangeErrors.tooLittle({
      fields: [{ pointer: "/body/from/amount", detail: "This is less than the smallest unit of the other currency." }],
    });
  const row = await platform.inTransaction((tx) =>
    insertQuote(tx, {
      quote_id: newId(),
      user_id: actor.userId,
      from_minor: from.minor,
      from_currency: from.currency,
      to_minor: result.minor,
      to_currency: to,
      rate: writeRate(rate),
      mid_rate: writeRate(mid),
      margin_bps: market.marginBps,
      source: market.source,
      rated_at: market.at,
      gateway: gateway.name,
      created_at: now,
      expires_at: addMs(now, QUOTE_SECONDS * SECOND_MS),
    }),
  );
  return quoteView(row, now);
}

function readTarget(code: string, from: Currency): Currency {
  const fields = (detail: string) => ({ fields: [{ pointer: "/body/to_currency", detail }] });
  if (!isCurrency(code)) throw exchangeErrors.noRate(fields("There is no such currency."));
  if (code === from) throw exchangeErrors.sameCurrency(fields("Choose another currency than the one you give."));
  return code;
}

/** Raises `exchange.not_found`, also for somebody else's. */
export async function readQuote(platform: Platform, actor: Actor, quoteId: string): Promise<ExchangeQuoteView> {
  const row = await findQuote(platform.db, actor.userId, quoteId);
  if (!row) throw exchangeErrors.notFound();
  return quoteView(row, platform.clock.now());
}

export function quoteView(row: ExchangeQuoteRow, now: Date): ExchangeQuoteView {
  const open = row.accepted_at === null && now < row.expires_at;
  return {
    quote_id: row.quote_id,
    from: toWire(money(row.from_minor, row.from_currency)),
    to: toWire(money(row.to_minor, row.to_currency)),
    rate: row.rate,
    mid_rate: row.mid_rate,
    margin_bps: row.margin_bps,
    source: row.source,
    rated_at: row.rated_at.toISOString(),
    rounding: ROUNDING,
    state: row.accepted_at ? "accepted" : open ? "open" : "expired",
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    accepted_at: row.accepted_at?.toISOString() ?? null,
    can: open ? ["accept"] : [],
  };
}
