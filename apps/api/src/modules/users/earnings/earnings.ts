import { type Expression, type RawBuilder, sql } from "kysely";
import { milestoneReleased, milestoneSplit } from "#events/contracts.ts";
import { chargebackCollected, chargebackEnded, chargebackWonBack, refundOrdered } from "#events/payments.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { earningsBand } from "./earnings.rules.ts";

/** What a euro costs in each currency at an instant. */
export type RatesReader = (at: Date) => Promise<Readonly<Record<string, string>>>;

let rates: RatesReader = async () => ({});

/** Called once by payments, which stands above this module and keeps the rates. */
export function useRates(source: RatesReader): void {
  rates = source;
}

/** As `RatesReader`, with the euro itself. */
export const euroRates: RatesReader = async (at) => ({ ...(await rates(at)), EUR: "1" });

export function listenToEarnings(platform: Platform): void {
  const add = (tx: Tx, userId: string, paid: { amount: string; currency: string }) =>
    tx
      .insertInto("users.earnings")
      .values({ user_id: userId, currency: paid.currency, earned_minor: BigInt(paid.amount) })
      .onConflict((conflict) =>
        conflict
          .columns(["user_id", "currency"])
          .doUpdateSet({ earned_minor: sql`earnings.earned_minor + excluded.earned_minor` }),
      )
      .execute();
  platform.events.on(milestoneReleased, "users.earnings_released", async (tx, news) => {
    await add(tx, news.freelancer_id, news.amount);
  });
  // A band may be too low, never too high: what a bank or an administrator took back again was not earned.
  const takeOff = async (tx: Tx, userId: string | null, undone: { amount: string; currency: string } | undefined) => {
    if (userId === null || undone === undefined) return;
    await tx
      .updateTable("users.earnings")
      .set({ earned_minor: sql`greatest(earned_minor - ${BigInt(undone.amount)}, 0)` })
      .where("user_id", "=", userId)
      .where("currency", "=", undone.currency)
      .execute();
  };
  platform.events.on(refundOrdered, "users.earnings_sent_back", (tx, news) =>
    takeOff(tx, news.recipient_id, news.earned),
  );
  platform.events.on(chargebackEnded, "users.earnings_charged_back", (tx, news) =>
    takeOff(tx, news.recipient_id, news.earned),
  );
  platform.events.on(chargebackCollected, "users.earnings_collected", (tx, news) =>
    takeOff(tx, news.recipient_id, news.earned),
  );
  platform.events.on(chargebackWonBack, "users.earnings_won_back", async (tx, news) => {
    if (news.recipient_id !== null) await add(tx, news.recipient_id, news.earned);
  });
  platform.events.on(milestoneSplit, "users.earnings_split", async (tx, news) => {
    await add(tx, news.freelancer_id, news.to_freelancer);
  });
}

export interface EarningsRow {
  readonly currency: string;
  /** As text: a sum may be larger than what JSON's numbers hold. */
  readonly minor: string;
}

/** What this person earned, as part of their profile's row. */
export const earningsOf = (userId: Expression<string>): RawBuilder<EarningsRow[]> =>
  sql<EarningsRow[]>`coalesce((select json_agg(json_build_object('currency', e.currency, 'minor', e.earned_minor::text))
    from users.earnings e where e.user_id = ${userId}), '[]'::json)`;

/** The band's lower end in euros; null where there is none to tell. */
export async function viewEarnings(
  rows: readonly EarningsRow[],
  at: Date,
): Promise<{ amount: string; currency: string } | null> {
  if (rows.length === 0) return null;
  const earned = rows.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) }));
  const from = earningsBand(earned, await rates(at));
  return from === null ? null : { amount: String(from * 100), currency: "EUR" };
}
