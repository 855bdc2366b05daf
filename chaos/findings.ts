// What was lost or doubled: what was acknowledged, held against what the database says.
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { readBooks } from "../apps/api/test/journeys/books.ts";
import { countBy, openEvidence } from "./evidence.ts";
import type { Acknowledged } from "./lane.ts";

// A job of a dead process is taken up by another within a minute (see platform/jobs), and its payment with it.
const SETTLE_LIMIT_MS = 180_000;

export interface Account {
  readonly known: Acknowledged;
  readonly sabotage: boolean;
  readonly say: (line: string) => void;
}

/** Waits for what was under way; then every effect that is not there exactly once, and every broken invariant. */
export async function compareWithDatabase(
  dataFolder: string,
  origin: string,
  record: Account,
): Promise<readonly string[]> {
  const evidence = await openEvidence(dataFolder);
  try {
    const stuck = await waitForStuck(evidence);
    if (record.sabotage) await spoil(evidence, record.known);
    return [...stuck, ...(await findLost(evidence, origin, record))];
  } finally {
    await evidence.end();
  }
}

const STUCK = `
  select 'job ' || name || ' ' || id as what from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '\\_\\_%' and start_after < now() + interval '2 minutes'
  union all select 'paid checkout ' || c.session from payments.sandbox_checkouts c
    join payments.payments p on p.gateway_reference = c.session where c.state = 'paid' and p.status = 'pending'
  union all select 'news ' || event_id from payments.webhook_inbox where state = 'received'`;

// What nobody tries again, and what happened more often than it was asked for.
const WRONG = `
  select 'job given up: ' || name || ' ' || id as what from pgboss.job where state = 'failed'
  union all select 'dead letter: ' || event_id from payments.webhook_inbox where state = 'dead'
  union all select 'paid twice: ' || type || ' ' || reference_id from payments.payments
    where status in ('completed', 'refunded', 'partially_refunded') group by type, reference_id having count(*) > 1
  union all select 'charged for nothing: ' || session from payments.sandbox_checkouts c where state = 'paid'
    and not exists (select from payments.payments p where p.gateway_reference = c.session)
  union all select 'sent back for nothing: ' || refund_id from payments.sandbox_refunds s
    where not exists (select from payments.refunds r where r.gateway_refund = s.refund_id)
  union all select 'sent back twice: ' || p.reference_id from payments.refunds r join payments.payments p using (transaction_id)
    where r.state <> 'failed' group by p.reference_id having count(*) > 1
  union all select 'paid out for nothing: ' || payout_id from payments.sandbox_payouts s
    where not exists (select from payments.payouts p where p.gateway_payout = s.payout_id)`;

/** Everything stuck must finish by itself: jobs of killed processes, money that was paid, news that was taken in. */
async function waitForStuck(evidence: pg.Client): Promise<readonly string[]> {
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const { rows } = await evidence.query<{ what: string }>(STUCK);
    if (rows.length === 0) return [];
    if (performance.now() > deadline) return rows.map(({ what }) => `still stuck: ${what}`);
    await sleep(500);
  }
}

/** Takes a release out of the books behind the database's back. */
async function spoil(evidence: pg.Client, known: Acknowledged): Promise<void> {
  const [one] = known.released;
  await evidence.query("set session_replication_role = replica");
  await evidence.query(
    "delete from payments.journals where kind = 'milestone.released' and reference = 'approval:' || $1",
    [one],
  );
}

const countJournals = (kind: string, prefix: string) =>
  `select substr(reference, ${prefix.length + 1}) as reference, count(*) from payments.journals where kind = '${kind}' group by 1`;

async function findLost(evidence: pg.Client, origin: string, { known, say }: Account): Promise<readonly string[]> {
  const faults: string[] = [];
  const expectOnce = async (what: string, wanted: ReadonlySet<string>, sql: string): Promise<void> => {
    const found = await countBy(evidence, sql);
    for (const id of wanted) if (found.get(id) !== 1) faults.push(`${what} ${id}: ${found.get(id) ?? 0} times`);
    for (const [id, count] of found) if (count > 1 && !wanted.has(id)) faults.push(`${what} ${id}: ${count} times`);
    say(`${what}: ${wanted.size} acknowledged, ${found.size} found`);
  };
  const { begun, charged, submitted, released, refunded, withdrawn } = known;
  await expectOnce(
    "payment begun",
    begun,
    "select transaction_id as reference, count(*) from payments.payments group by 1",
  );
  await expectOnce("money protected", charged, countJournals("milestone.funded", ""));
  await expectOnce(
    "work handed in",
    submitted,
    "select milestone_id as reference, count(*) from contracts.submissions group by 1",
  );
  await expectOnce("money released", released, countJournals("milestone.released", "approval:"));
  await expectOnce(
    "money given back",
    refunded,
    `select p.reference_id as reference, count(*) from payments.sandbox_refunds s
      join payments.refunds r on r.gateway_refund = s.refund_id join payments.payments p using (transaction_id) group by 1`,
  );
  await expectOnce(
    "money withdrawn",
    withdrawn,
    `select p.payout_id as reference, count(*) from payments.payouts p
      join payments.sandbox_payouts s on s.payout_id = p.gateway_payout group by 1`,
  );
  // One after the other for each person: at most one whose answer was still on its way when all stopped.
  const unasked = "select user_id as reference, count(*) from payments.payouts where payout_id <> all($1) group by 1";
  for (const [userId, count] of await countBy(evidence, unasked, [[...withdrawn]]))
    if (count > 1) faults.push(`${userId} never heard of ${count} withdrawals`);
  const { rows: wrong } = await evidence.query<{ what: string }>(WRONG);
  faults.push(...wrong.map(({ what }) => what));
  return [...faults, ...(await faultsOfBooks(origin, say))];
}

async function faultsOfBooks(origin: string, say: (line: string) => void): Promise<readonly string[]> {
  const books = await readBooks(origin);
  say(`${books.journals} journals, ${books.transfers} transfers`);
  const sums = new Map<string, bigint>();
  for (const row of books.rows) sums.set(row.currency, (sums.get(row.currency) ?? 0n) + BigInt(row.balance));
  const wrong = [...sums]
    .filter(([, sum]) => sum !== 0n)
    .map(([currency, sum]) => `the books sum to ${sum} ${currency}`);
  return [...wrong, ...books.violations.map((violation) => `invariant: ${violation}`)];
}
