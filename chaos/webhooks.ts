// The same stories told twice: first with the provider's news in order and once each, then with each of them sent none
// to five times, shuffled, hours late, with forged and unknown ones between. Both must end in the same state.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { buildApp } from "#app/app.ts";
import { readConfig } from "#platform/config/index.ts";
import { newId } from "#platform/ids/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { readBooks } from "../apps/api/test/journeys/books.ts";
import { answerChallenge, payWith } from "../apps/api/test/journeys/checkout.ts";
import { freePort } from "../apps/api/test/journeys/server.ts";
import { advanceClock, waitFor } from "../apps/api/test/journeys/traveller.ts";
import type { Chaos } from "./chaos.ts";
import { openEvidence } from "./evidence.ts";
import { type Lane, openLanes } from "./lane.ts";

const PROJECT = join(import.meta.dirname, "..");
const ROUNDS = 10;
// In the first of them the provider sends nothing at all.
const TELLING_ROUNDS = 3;
const HOUR_MS = 3_600_000;
const QUIET_LIMIT_MS = 120_000;

/** What each payer does, and how their payment must end. */
const STORIES = [
  { what: "pays", cards: ["4242 4242 4242 4242"], ends: "completed" },
  { what: "is declined, then pays", cards: ["4000 0000 0000 0002", "4242 4242 4242 4242"], ends: "completed" },
  { what: "confirms with their bank", cards: ["4000 0000 0000 3220"], ends: "completed" },
  { what: "pays by bank, which takes hours", cards: ["6200 0000 0000 0047"], ends: "completed" },
  { what: "pays by bank, which fails", cards: ["6200 0000 0000 0005"], ends: "failed" },
  { what: "closes the page", cards: [], ends: "failed" },
] as const;

interface Manners {
  readonly duplicate: number;
  readonly shuffle: boolean;
  readonly delay: number;
  readonly forge: boolean;
  readonly unknown: boolean;
}
const CLEAN: Manners = { duplicate: 1, shuffle: false, delay: 0, forge: false, unknown: false };
const wild = (turn: number): Manners => ({
  duplicate: turn % 6,
  shuffle: true,
  delay: (turn % 4) * 2 * 3_600,
  forge: true,
  unknown: true,
});

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  const server = await startApi();
  const evidence = await openEvidence(server.dataFolder);
  try {
    const lanes = (await openLanes(server.origin, STORIES.length)).slice(0, STORIES.length);
    const telling: Telling = { origin: server.origin, evidence, lanes, rounds: times ?? ROUNDS, spoil: false };
    const clean = await tell(telling, () => CLEAN);
    say(`in order: ${clean.transactions.length} payments, ${renderCounts(clean.inbox)}`);
    const hostile = await tell({ ...telling, spoil: sabotage }, wild);
    say(`hostile: ${hostile.transactions.length} payments, ${renderCounts(hostile.inbox)}`);
    const faults = [...compare("in order", clean), ...compare("hostile", hostile)];
    if (hostile.transactions.length >= TELLING_ROUNDS * STORIES.length) faults.push(...tameness(hostile.inbox));
    if (clean.books !== hostile.books)
      faults.push(`the books differ: ${clean.books} in order, ${hostile.books} hostile`);
    const { violations } = await readBooks(server.origin);
    say(`books in order: ${clean.books}`);
    return [...faults, ...violations.map((violation) => `invariant: ${violation}`)];
  } finally {
    await evidence.end();
    await server.stop();
  }
};

/** The program without its pages, in this process: there is nothing to look at here. */
async function startApi(): Promise<{ origin: string; dataFolder: string; stop(): Promise<void> }> {
  const [dataFolder, port] = [await mkdtemp(join(tmpdir(), "kogi-webhooks-")), await freePort()];
  const origin = `http://localhost:${port}`;
  const settings = { PORT: String(port), PUBLIC_URL: origin, KOGI_DATA: dataFolder, KOGI_DEMO: "off", KOGI_DEV: "on" };
  const config = readConfig({ ...process.env, ...settings, KOGI_RATE_SCALE: "1000", LOG_LEVEL: "silent" }, PROJECT);
  const app = await buildApp(await createPlatform(config, createLogger("silent")));
  await app.start();
  await app.work();
  await app.fastify.listen({ port, host: "127.0.0.1" });
  return {
    origin,
    dataFolder,
    async stop() {
      await app.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

interface Telling {
  readonly origin: string;
  readonly evidence: pg.Client;
  readonly lanes: readonly Lane[];
  readonly rounds: number;
  /** Loses every way that one payment could still be found. */
  readonly spoil: boolean;
}

interface Told {
  readonly transactions: readonly { readonly id: string; readonly story: (typeof STORIES)[number]; status: string }[];
  /** What changed, summed by the kind of account: ids differ from one telling to the next. */
  readonly books: string;
  readonly inbox: Readonly<Record<string, number>>;
}

async function tell(telling: Telling, mannersOf: (turn: number) => Manners): Promise<Told> {
  const { origin, evidence, lanes } = telling;
  const [booksBefore, inboxBefore] = [await bookSums(origin), await inboxCounts(evidence)];
  const transactions: { id: string; story: (typeof STORIES)[number]; status: string }[] = [];
  for (let round = 0; round < telling.rounds; round += 1) {
    await behave(origin, mannersOf(round));
    const ids = await Promise.all(
      lanes.map((lane, index) => live(lane, STORIES[index % STORIES.length] ?? STORIES[0])),
    );
    for (const [index, id] of ids.entries()) {
      const story = STORIES[index % STORIES.length] ?? STORIES[0];
      transactions.push({ id, story, status: "" });
      if (telling.spoil && round === 0 && index === 3) await lose(evidence, id);
    }
  }
  await behave(origin, CLEAN);
  // Past every delay, every bank and every settlement, in steps as time really goes.
  for (const hours of [1, 2, 4, 6, 12, 24, 24, 24]) {
    await untilQuiet(evidence);
    await advanceClock(origin, hours * HOUR_MS);
  }
  await untilQuiet(evidence);
  for (const one of transactions) one.status = await statusOf(evidence, one.id);
  const after = await inboxCounts(evidence);
  const inbox = Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, count - (inboxBefore[name] ?? 0)]),
  );
  return { transactions, inbox, books: renderSums(await bookSums(origin), booksBefore) };
}

/** One payment from its start to the provider's page and back. */
async function live(lane: Lane, story: (typeof STORIES)[number]): Promise<string> {
  const milestoneId = lane.milestoneIds.pop();
  if (!milestoneId) throw new Error("a lane has enough milestones");
  const params = { milestone_id: milestoneId };
  await lane.client.signInAgain();
  const payment = await lane.client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  const { transaction_id } = payment;
  const url = await waitFor("the provider's page", async () => {
    const seen = await lane.client.api.payments.getPayment({ params: { transaction_id } });
    return seen.checkout_url;
  });
  for (const card of story.cards) await payWith(url, card);
  if (story.what === "confirms with their bank") await answerChallenge(url, "challenge_pass");
  return transaction_id;
}

async function behave(origin: string, manners: Manners): Promise<void> {
  const answer = await fetch(`${origin}/dev/sandbox`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(manners),
  });
  if (!answer.ok) throw new Error(`the sandbox did not take its settings (${answer.status})`);
}

/** One payment as if its news were lost and nobody ever asked: what must show as lost. */
async function lose(evidence: pg.Client, transactionId: string): Promise<void> {
  await evidence.query("update payments.payments set gateway_reference = 'cs_lost' where transaction_id = $1", [
    transactionId,
  ]);
}

async function statusOf(evidence: pg.Client, transactionId: string): Promise<string> {
  const { rows } = await evidence.query<{ status: string }>(
    "select status from payments.payments where transaction_id = $1",
    [transactionId],
  );
  return rows[0]?.status ?? "gone";
}

async function untilQuiet(evidence: pg.Client): Promise<void> {
  const deadline = performance.now() + QUIET_LIMIT_MS;
  while (performance.now() < deadline) {
    const { rows } = await evidence.query<{ waiting: number }>(
      "select count(*)::int as waiting from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' and start_after < now() + interval '5 seconds'",
    );
    if (rows[0]?.waiting === 0) return;
    await sleep(200);
  }
  throw new Error(`work did not come to rest within ${QUIET_LIMIT_MS / 1_000} s`);
}

async function inboxCounts(evidence: pg.Client): Promise<Record<string, number>> {
  const { rows } = await evidence.query<Record<string, string>>(
    `select (select count(*) from payments.sandbox_events) as sent, count(*) as kept, coalesce(sum(deliveries), 0) as delivered,
       count(*) filter (where state = 'handled') as handled, count(*) filter (where state = 'ignored') as ignored,
       count(*) filter (where state = 'dead') as dead, count(*) filter (where event_id like '%forged') as forged_taken
     from payments.webhook_inbox`,
  );
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)]));
}

const renderCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name.replaceAll("_", " ")}`)
    .join(", ");

async function bookSums(origin: string): Promise<ReadonlyMap<string, bigint>> {
  const sums = new Map<string, bigint>();
  for (const { account, currency, balance } of (await readBooks(origin)).rows) {
    const kind = `${account.split(/[ :]/)[0]} ${currency}`;
    sums.set(kind, (sums.get(kind) ?? 0n) + BigInt(balance));
  }
  return sums;
}

function renderSums(after: ReadonlyMap<string, bigint>, before: ReadonlyMap<string, bigint>): string {
  return [...after]
    .map(([kind, sum]) => `${kind} ${sum - (before.get(kind) ?? 0n)}`)
    .toSorted()
    .join("; ");
}

/** What of the hostility never happened. */
function tameness({ delivered = 0, kept = 0, ignored = 0 }: Told["inbox"]): string[] {
  return [
    ...(delivered <= kept ? ["hostile: no news was sent twice"] : []),
    ...(ignored === 0 ? ["hostile: no news was of something unknown"] : []),
  ];
}

function compare(which: string, { transactions, inbox }: Told): string[] {
  const faults = transactions
    .filter(({ story, status }) => status !== story.ends)
    .map(
      ({ id, story, status }) => `${which}: somebody ${story.what}, and payment ${id} is ${status}, not ${story.ends}`,
    );
  if ((inbox.forged_taken ?? 0) > 0) faults.push(`${which}: ${inbox.forged_taken} forged news were taken`);
  if ((inbox.dead ?? 0) > 0) faults.push(`${which}: ${inbox.dead} dead letters`);
  return faults;
}
