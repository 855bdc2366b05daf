// The ledger beside PostgreSQL's own benchmark on the same server, run by the same program, in turns.
import { sql } from "kysely";
import { createInTransaction } from "#platform/db/index.ts";
import { atLeast, atMost, type Figure, median, type Target } from "./figures.ts";
import { chainLagMs } from "./ledger/chain-lag.ts";
import { type Contestant, ledgerScript } from "./ledger/contestants.ts";
import { onStage, type Stage } from "./ledger/stage.ts";
import { openLedger, throughNode } from "./ledger/through-node.ts";

const CLIENTS = [1, 8, 32];
const ROUNDS = 5;
// Held and posted: counted as two.
const TRANSFERS_A_HOLD = 2;
const WARM_UP_ROUNDS = 2;
const CHAIN_MS = 3_000;
const CHAIN_LAG_MAX_MS = 5_000; // as `keepLedger` promises
const AT = new Date("2026-11-22T12:00:00Z");

/** Every number of clients starts from books and accounts just made: what came before may not weigh on what comes after. */
export async function bench(): Promise<readonly Figure[] | null> {
  const figures: Figure[] = [];
  for (const clients of CLIENTS) {
    const some = await onStage(`ledger, ${inWords(clients)}`, async (stage) => {
      await warmUp(stage);
      const compared = await compare(stage, clients);
      return clients === CLIENTS.at(-1) ? [...compared, await chainSpeed(stage), await chainLag(stage)] : compared;
    });
    if (!some) return null;
    figures.push(...some);
  }
  return figures;
}

const inWords = (clients: number) => `${clients} client${clients === 1 ? "" : "s"}`;

/** Both for the same time: caches fill, and pages are written to the log whole only the first time after a checkpoint. */
async function warmUp({ tpcb, ledger }: Stage): Promise<void> {
  const single = ledgerScript(ledger, "single");
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    await tpcb(8);
    await single(8);
  }
}

type Name = "tpcb" | "single" | "twoPhase" | "feeSpread" | "feeHot" | "node";

/**
 * Everybody in turns, round after round, every second round in the opposite order; a ratio is taken within its round,
 * where the neighbours on the machine were the same.
 */
async function compare({ tpcb, ledger }: Stage, clients: number): Promise<readonly Figure[]> {
  const contestants: readonly (readonly [Name, Contestant])[] = [
    ["tpcb", tpcb],
    ["single", ledgerScript(ledger, "single")],
    ["twoPhase", ledgerScript(ledger, "two-phase")],
    ["feeSpread", ledgerScript(ledger, "fee-spread")],
    ["feeHot", ledgerScript(ledger, "fee-hot")],
    ["node", throughNode(ledger)],
  ];
  const rounds: Record<Name, number>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measured = { tpcb: 0, single: 0, twoPhase: 0, feeSpread: 0, feeHot: 0, node: 0 };
    for (const [name, run] of round % 2 === 0 ? contestants : contestants.toReversed())
      measured[name] = await run(clients);
    rounds.push({ ...measured, twoPhase: measured.twoPhase * TRANSFERS_A_HOLD });
  }
  const figure = (what: string, name: Name, beside: Name | null, target: Target | null): Figure => ({
    name: `ledger, ${what}, ${inWords(clients)}`,
    value: median(rounds.map((round) => round[name])),
    unit: "/s",
    ratio: beside ? median(rounds.map((round) => round[name] / round[beside])) : null,
    target,
  });
  return [
    figure("pgbench tpcb-like", "tpcb", null, null),
    figure("single", "single", "tpcb", atLeast(clients === 8 ? 1.1 : 1.3)),
    figure("two-phase", "twoPhase", "tpcb", atLeast(0.9)),
    figure("with a fee", "feeSpread", "tpcb", null),
    // Alone there is nobody to wait for.
    figure("hot fee (to fee)", "feeHot", "feeSpread", clients === 1 ? null : atLeast(0.9)),
    figure("through Node", "node", "tpcb", atLeast(0.5)),
  ];
}

/** How many journals a second the background work can chain: more than are posted, or the chain falls behind. */
async function chainSpeed({ ledger }: Stage): Promise<Figure> {
  const database = openLedger(ledger, 1);
  const inTransaction = createInTransaction(database.db);
  const startedMs = performance.now();
  let journals = 0;
  while (performance.now() < startedMs + CHAIN_MS) {
    journals += await inTransaction(async (tx) => {
      const { rows } = await sql<{ chained: number }>`select payments.keep_ledger(${AT}) as chained`.execute(tx);
      return rows[0]?.chained ?? 0;
    });
  }
  const perSecond = (journals * 1_000) / (performance.now() - startedMs);
  await database.close();
  return { name: "ledger, chained behind the posting", value: perSecond, unit: "/s" };
}

async function chainLag({ ledger }: Stage): Promise<Figure> {
  const value = await chainLagMs(ledger, 8);
  return { name: "ledger, chain behind at 8 clients", value, unit: "ms", target: atMost(CHAIN_LAG_MAX_MS) };
}
