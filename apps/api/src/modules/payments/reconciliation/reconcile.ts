// The daily comparison of three sides: the ledger, the provider's list and balance, the bank's word on payouts. The
// provider is asked first, outside any transaction; what differs is written down in one, with what the provider said
// that it holds (db/checks/10-gateway-agrees.sql holds the books against it). No difference is booked but what lost news of
// our own refunds and payouts, and of disputes, would have told; what both sides tell alike moves between the two accounts of the provider as
// it does there.
import { reconciliationBreaks } from "#events/payments.ts";
import { peopleWithRole } from "#modules/auth/index.ts";
import { add, type Currency, type Money, money, zero } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { type Gateway, GatewayRefused } from "../gateway/port.ts";
import type { GatewayTransaction } from "../gateway/port-reports.ts";
import { BANK_DECIDES_DAYS } from "../payouts/payout.rules.ts";
import { compareSides, type Difference, type Side, type Theirs } from "./compare.rules.ts";
import { followDifferences } from "./follow-differences.ts";
import { freezeForBreak, knowForeign } from "./foreign-refund.ts";
import { ourBooks, payoutsWithBank } from "./our-side.repository.ts";
import { insertReports, insertRun, keepDifferences, type Report } from "./reconciliation.repository.ts";
import { netOf, settleMoved } from "./settle-moved.ts";

// Long enough for a refund that fails days later to be seen beside what it takes back.
const RANGE_DAYS = 35;
// We book what the provider told us, so its own date is the earlier one, by as long as its news were lost or its bank took:
// its list is read from earlier on, or what we booked on the first day would be missing there.
const BOOKED_LATER_DAYS = 10;

export interface ReconciliationRun {
  readonly runId: string;
  readonly compared: number;
  readonly found: number;
  readonly isNew: number;
}

/** `askedBy`: null for the nightly run. */
export async function reconcile(platform: Platform, askedBy: string | null = null): Promise<ReconciliationRun> {
  const before = await readSides(platform);
  const heard = await followDifferences(platform, before.differences);
  const read = heard ? await readSides(platform) : before;
  const run = await keepRun(platform, askedBy, read);
  await settleMoved(platform, read.gateway, read.listed, read.moved);
  return run;
}

type SidesRead = Awaited<ReturnType<typeof readSides>>;

async function readSides(platform: Platform) {
  const now = platform.clock.now();
  const gateway = gatewayOf(platform).name;
  const range = { from: addMs(now, -RANGE_DAYS * DAY_MS), until: now };
  const all = await theirList(platform, { ...range, from: addMs(range.from, -BOOKED_LATER_DAYS * DAY_MS) });
  const listed = all.filter((one) => BASE[one.kind] !== null);
  const debits = all.filter((one) => one.kind === "charge_pending");
  const theirs = eachThing(listed);
  const balances = await gatewayOf(platform).balances();
  const sources = theirs.map((one) => one.source);
  const books = await ourBooks(platform.db, { gateway, ...range, sources });
  const { sides: ours } = books;
  const moved = await knowForeign(platform, compareSides(ours, theirs, now));
  const compared = new Set([...ours, ...theirs].map((one) => `${one.kind} ${one.source}`)).size;
  const whole = balanceSide({ gateway, balances, books, debits, known: moved, now });
  const differences = [...moved, ...(await bankSide(platform, range)), ...whole.differences];
  return { now, gateway, range, listed, moved, compared, differences, reports: whole.reports };
}

function keepRun(
  platform: Platform,
  askedBy: string | null,
  { now, gateway, range, compared, moved, differences, reports }: SidesRead,
): Promise<ReconciliationRun> {
  const runId = newId();
  return platform.inTransaction(async (tx) => {
    await insertReports(tx, reports);
    const kept = await keepDifferences(tx, { gateway, now, since: range.from }, differences);
    const isNew = kept.filter((one) => one.isNew).length;
    for (const { breakId, charge } of kept)
      if (charge !== null) await freezeForBreak(tx, platform, { breakId, gateway, charge });
    await insertRun(tx, {
      run_id: runId,
      gateway,
      from_at: range.from,
      until_at: range.until,
      started_at: now,
      compared,
      matched: compared - moved.length,
      breaks_found: differences.length,
      breaks_new: isNew,
    });
    // It may have frozen money.
    await platform.audit.record(tx, {
      actorId: askedBy,
      action: "payments.reconciled",
      subject: { type: "reconciliation_run", id: runId },
      after: { gateway, breaks_found: differences.length, breaks_new: isNew },
    });
    if (isNew > 0) {
      const admin_ids = [...(await peopleWithRole(tx, "admin"))];
      await platform.events.publish(tx, reconciliationBreaks, { run_id: runId, gateway, count: isNew, admin_ids });
    }
    return { runId, compared, found: differences.length, isNew };
  });
}

const BASE: Readonly<Record<GatewayTransaction["kind"], Side["kind"] | null>> = {
  charge: "charge",
  charge_pending: null,
  refund: "refund",
  refund_failed: "refund",
  payout: "payout",
  payout_failed: "payout",
  dispute: "dispute",
  dispute_won: "dispute",
  platform_payout: "platform_payout",
  platform_payout_failed: "platform_payout",
  provider_fee: "provider_fee",
  other: null,
};

/** The provider's list, page by page. */
async function theirList(
  platform: Platform,
  range: { from: Date; until: Date },
): Promise<readonly GatewayTransaction[]> {
  const listed: GatewayTransaction[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Gateway["transactions"]>> = await gatewayOf(platform).transactions({
      ...range,
      cursor,
    });
    listed.push(...page.data);
    cursor = page.cursor;
  } while (cursor !== null);
  return listed;
}

/** Each thing once, with what undid it. */
function eachThing(listed: readonly GatewayTransaction[]): readonly Theirs[] {
  const things = new Map<string, Theirs>();
  for (const one of listed) {
    const kind = BASE[one.kind];
    if (!kind) continue;
    const key = `${kind} ${one.source} ${one.amount.currency}`;
    const before = things.get(key);
    things.set(key, {
      kind,
      source: one.source,
      amount: before ? add(before.amount, one.amount) : one.amount,
      at: before?.at ?? one.at,
      times: (before?.times ?? 0) + (one.kind === kind ? 1 : 0),
    });
  }
  return [...things.values()];
}

const BANK_WORDS: Readonly<Record<string, string>> = {
  processing: "processing",
  paid: "paid",
  failed: "failed",
  returned: "failed",
};

/** The third side: what the bank says of each payout that is older than a day and on which it may not be done. */
async function bankSide(platform: Platform, range: { from: Date; until: Date }): Promise<readonly Difference[]> {
  const gateway = gatewayOf(platform);
  const until = addMs(range.until, -DAY_MS);
  const changedSince = addMs(range.until, -BANK_DECIDES_DAYS * DAY_MS);
  const sent = await payoutsWithBank(platform.db, { gateway: gateway.name, from: range.from, until, changedSince });
  const found: Difference[] = [];
  for (const payout of sent) {
    const asked = { id: payout.gatewayPayout, key: payout.payoutId };
    const answer = await orRefused(gateway.fetchPayout(asked));
    // One account that is closed to us ends no comparison: nothing is known of its payout, which is a difference.
    if (answer instanceof GatewayRefused)
      platform.log.warn({ payoutId: payout.payoutId, code: answer.code }, "the provider says nothing about a payout");
    else if (BANK_WORDS[answer?.state ?? ""] === payout.status) continue;
    found.push({
      kind: "payout_state",
      source: payout.payoutId,
      class: "payout_state",
      currency: payout.amount.currency,
      oursMinor: payout.status === "paid" ? -payout.amount.minor : 0n,
      theirsMinor: answer instanceof GatewayRefused ? null : answer?.state === "paid" ? -payout.amount.minor : 0n,
      at: payout.at,
      charge: null,
    });
  }
  return found;
}

interface BalanceSides {
  readonly gateway: string;
  readonly balances: Awaited<ReturnType<Gateway["balances"]>>;
  readonly books: Awaited<ReturnType<typeof ourBooks>>;
  /** Held already, and ours once the bank has said yes. */
  readonly debits: readonly GatewayTransaction[];
  readonly known: readonly Difference[];
  readonly now: Date;
}

/** What the provider holds against the ledger, less what is under way and the differences that are known one by one. */
function balanceSide({ gateway, balances, books, debits, known, now }: BalanceSides): {
  readonly differences: readonly Difference[];
  readonly reports: readonly Report[];
} {
  const theirs = new Map(balances.map((one) => [one.available.currency, one]));
  const ours = new Map(books.held.map((one) => [one.currency, one]));
  const sent = new Map(books.sent.map((one) => [one.currency, one]));
  const differences: Difference[] = [];
  const reports: Report[] = [];
  for (const currency of new Set([...theirs.keys(), ...ours.keys()])) {
    const { available, pending } = theirs.get(currency) ?? { available: zero(currency), pending: zero(currency) };
    const held = add(available, pending);
    const booked = ours.get(currency) ?? zero(currency);
    const asked = debits.filter((one) => one.amount.currency === currency).map(netOf);
    const onItsWay = asked.reduce(add, sent.get(currency) ?? zero(currency));
    const named = known.filter((one) => one.currency === currency);
    const inFlight = add(
      onItsWay,
      apart(
        named.filter((one) => one.class === "timing"),
        currency,
      ),
    );
    reports.push({
      gateway,
      currency,
      taken_at: now,
      available: available.minor,
      pending: pending.minor,
      in_flight: inFlight.minor,
    });
    const explained = add(booked, add(onItsWay, apart(named, currency)));
    // Where both say the same there is no difference of its own, whatever is known one by one. Else ours is what they
    // should hold by our books and by everything that has a name.
    if (held.minor === explained.minor || held.minor === booked.minor) continue;
    differences.push({
      kind: "balance",
      source: `${gateway}:${currency}`,
      class: "balance",
      currency,
      oursMinor: explained.minor,
      theirsMinor: held.minor,
      at: now,
      charge: null,
    });
  }
  return { differences, reports };
}

/** How much more the provider holds by these. */
function apart(differences: readonly Difference[], currency: Currency): Money {
  const minor = differences.reduce((all, one) => all + (one.theirsMinor ?? 0n) - (one.oursMinor ?? 0n), 0n);
  return money(minor, currency);
}
