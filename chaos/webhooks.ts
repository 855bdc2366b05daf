// The same stories told twice: first with the provider's news in order and once each, then with each of them sent none
// to five times, shuffled, hours late, with forged and unknown ones between. Both must end in the same state.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { buildApp } from "#app/app.ts";
import { readConfig } from "#platform/config/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { readBooks } from "../apps/api/test/journeys/books.ts";
import { freePort, makeDataFolder } from "../apps/api/test/journeys/server.ts";
import { advanceClock } from "../apps/api/test/journeys/traveller.ts";
import type { Chaos } from "./chaos.ts";
import { openBankAccount } from "./earnings.ts";
import { openEvidence } from "./evidence.ts";
import { type Lane, openLanes } from "./lane.ts";
import { type Act, goOn, payAs, STORIES, standOf, withdrawEarned } from "./provider-stories.ts";

const PROJECT = join(import.meta.dirname, "..");
const ROUNDS = 10;
// In the first of them the provider sends nothing at all.
const TELLING_ROUNDS = 3;
const HOUR_MS = 3_600_000;
const QUIET_LIMIT_MS = 120_000;
const DAY = 24;
const PAYING_HOURS = [1, 2, 4, 6, 12, DAY, DAY, DAY];
// Until what is earned has cleared, and a bank has decided.
const CLEARING_HOURS = [DAY, DAY, DAY, 4 * DAY, 8 * DAY, DAY, DAY];
const WITHDRAWING_HOURS = [6, DAY, DAY, 2 * DAY, 3 * DAY, DAY, DAY];
const GOOD_STEPS = 2;
// Who pays by bank: nothing is known of that payment but by the provider's news.
const LOST_STORY = 3;

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
    const stages = await openStages(server.origin);
    const telling = { origin: server.origin, evidence, rounds: times ?? ROUNDS, spoil: false };
    const clean = await tell({ ...telling, lanes: stages[0] }, () => CLEAN);
    say(`in order: ${clean.ended.length} payments, ${renderCounts(clean.inbox)}`);
    const hostile = await tell({ ...telling, lanes: stages[1], spoil: sabotage }, wild);
    say(`hostile: ${hostile.ended.length} payments, ${renderCounts(hostile.inbox)}`);
    const faults = [...compare("in order", clean), ...compare("hostile", hostile)];
    if (hostile.ended.length >= TELLING_ROUNDS * STORIES.length) faults.push(...tameness(hostile.inbox));
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
  const [dataFolder, port] = [await makeDataFolder("webhooks"), await freePort()];
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

/** A pair of people for each story, once for each telling: what was paid before between two may change a fee. */
async function openStages(origin: string): Promise<readonly [readonly Lane[], readonly Lane[]]> {
  const lanes = await openLanes(origin, 2 * STORIES.length);
  for (const [index, { freelancer }] of lanes.entries()) {
    const story = STORIES[index % STORIES.length];
    if (story?.later === "withdraw") await openBankAccount(freelancer, story.iban);
  }
  return [lanes.slice(0, STORIES.length), lanes.slice(STORIES.length)];
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
  readonly ended: readonly { readonly act: Act; readonly stand: string }[];
  /** What changed, summed by the kind of account: ids differ from one telling to the next. */
  readonly books: string;
  readonly inbox: Readonly<Record<string, number>>;
}

async function tell(telling: Telling, mannersOf: (turn: number) => Manners): Promise<Told> {
  const { origin, evidence, lanes } = telling;
  const [booksBefore, inboxBefore] = [await bookSums(origin), await inboxCounts(evidence)];
  const acts: Act[] = [];
  for (let round = 0; round < telling.rounds; round += 1) {
    await behave(origin, mannersOf(round));
    const played = await Promise.all(STORIES.map((story, index) => payAs(laneOf(lanes, index), story)));
    acts.push(...played);
    if (telling.spoil && round === 0) await lose(evidence, played[LOST_STORY]?.transactionId ?? "");
  }
  await pass(telling, PAYING_HOURS, mannersOf);
  await Promise.all(
    STORIES.map((_, index) =>
      inTurn(
        acts.filter(({ lane }) => lane === lanes[index]),
        goOn,
      ),
    ),
  );
  await pass(telling, CLEARING_HOURS, mannersOf);
  await withdrawEarned(acts);
  await pass(telling, WITHDRAWING_HOURS, mannersOf);
  const ended = [];
  for (const act of acts) ended.push({ act, stand: await standOf(evidence, act) });
  const after = await inboxCounts(evidence);
  const inbox = Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, count - (inboxBefore[name] ?? 0)]),
  );
  return { ended, inbox, books: renderSums(await bookSums(origin), booksBefore) };
}

const laneOf = (lanes: readonly Lane[], index: number): Lane => {
  const lane = lanes[index];
  if (!lane) throw new Error("each story has a lane");
  return lane;
};

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}

/** Past every delay, every bank and every settlement, in steps as time really goes; the last of them in good manners. */
async function pass(
  { origin, evidence }: Telling,
  hours: readonly number[],
  mannersOf: (turn: number) => Manners,
): Promise<void> {
  for (const [step, some] of hours.entries()) {
    await behave(origin, hours.length - step <= GOOD_STEPS ? CLEAN : mannersOf(step + 1));
    await untilQuiet(evidence);
    await advanceClock(origin, some * HOUR_MS);
  }
  await untilQuiet(evidence);
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

function compare(which: string, { ended, inbox }: Told): string[] {
  const faults = ended
    .filter(({ act, stand }) => stand !== act.story.ends)
    .map(
      ({ act, stand }) =>
        `${which}: somebody ${act.story.what}, and payment ${act.transactionId} is ${stand}, not ${act.story.ends}`,
    );
  if ((inbox.forged_taken ?? 0) > 0) faults.push(`${which}: ${inbox.forged_taken} forged news were taken`);
  if ((inbox.dead ?? 0) > 0) faults.push(`${which}: ${inbox.dead} dead letters`);
  return faults;
}
