// A bank takes back a payment whose money its earner has changed into another currency: as much of that as still lies in
// their wallet is changed back, at the rate it was changed at. Changing money is no way out of a dispute, and costs nothing by it.
import { type Currency, currency as currencyOf, formatMoney, type Money, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { smaller } from "../chargebacks/chargeback.rules.ts";
import { type AccountKey, wallet } from "../ledger/account-keys.ts";
import { balanceKeptStill } from "../ledger/balances.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { currencyChangedBack } from "../ledger/posting-rules/payouts.ts";
import { exchangesOutOf, markChangedBack } from "./exchange.repository.ts";
import { changedBack } from "./exchange.rules.ts";

interface Changed {
  readonly userId: string;
  readonly currency: Currency;
  /** When the payment was charged: what was changed before is of others. */
  readonly since: Date;
}

/** The other wallets that such money lies in. */
export async function walletsChangedInto(tx: Tx, changed: Changed): Promise<readonly AccountKey[]> {
  const codes = new Set((await exchangesOutOf(tx, changed)).map((quote) => quote.to_currency));
  return [...codes].map((code) => wallet(changed.userId, currencyOf(code)));
}

/**
 * Gives how much came back, at most `wantedMinor`, and of `only` where it is named: of that wallet, and no more of it. Only after
 * all these wallets are kept still, in the order of their ids.
 */
export async function changeBack(
  tx: Tx,
  platform: Platform,
  changed: Changed,
  wantedMinor: bigint,
  only?: Money,
): Promise<bigint> {
  const { userId, currency } = changed;
  let left = wantedMinor;
  let mayGive = only?.minor;
  for (const quote of left > 0n ? await exchangesOutOf(tx, changed) : []) {
    const other = currencyOf(quote.to_currency);
    if (only && other !== only.currency) continue;
    const { available } = await balanceKeptStill(tx, wallet(userId, other));
    const made = { from: quote.from_minor, to: quote.to_minor, back: quote.back_minor };
    const has = mayGive === undefined ? available.minor : smaller(available.minor, mayGive);
    const { given, got } = changedBack(made, { wanted: left, has });
    if (given <= 0n) continue;
    if (mayGive !== undefined) mayGive -= given;
    const [from, to] = [money(given, other), money(got, currency)];
    const description = `Changed ${formatMoney(from, "en-GB")} back into ${formatMoney(to, "en-GB")} for a disputed card payment`;
    const fact = { quoteId: quote.quote_id, userId, from, to, backMinor: quote.back_minor, description };
    await postJournal(tx, currencyChangedBack(fact), platform.clock.now());
    await markChangedBack(tx, quote.quote_id, got);
    await platform.audit.record(tx, {
      actorId: null,
      action: "payments.currency_changed_back",
      subject: { type: "exchange_quote", id: quote.quote_id },
      after: { user_id: userId, from: toWire(from), to: toWire(to) },
    });
    left -= got;
  }
  return wantedMinor - left;
}
