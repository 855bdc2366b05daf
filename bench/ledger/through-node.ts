// The same single transfer as the product makes it: a pool, a transaction, `postJournal`.
import { type AccountKey, gatewayPending, wallet } from "#modules/payments/ledger/account-keys.ts";
import type { Journal } from "#modules/payments/ledger/journal.ts";
import { postJournal } from "#modules/payments/ledger/post-journal.ts";
import { postTransfers } from "#modules/payments/ledger/post-transfers.ts";
import { money } from "#money";
import { createInTransaction, type Database, openDatabase } from "#platform/db/index.ts";
import { newId, randomBelow } from "#platform/ids/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { type Contestant, type Ledger, secondsOf } from "./contestants.ts";

const PEOPLE = 40_000;
const AT = new Date("2026-11-22T12:00:00Z");

const purse = (person: number): AccountKey => wallet(`node ${person}`, "EUR");
const move = (debit: AccountKey, credit: AccountKey, minor: bigint): Journal => ({
  kind: "bench.node",
  reference: newId(),
  legs: [{ debit, credit, amount: money(minor, "EUR"), kind: "principal" }],
});

/** One cent between two of them, taken at random. */
export function anyMove(): Journal {
  const from = randomBelow(PEOPLE);
  return move(purse(from), purse((from + 1 + randomBelow(PEOPLE - 1)) % PEOPLE), 1n);
}

export function openLedger({ server, database, role }: Ledger, poolSize: number): Database {
  return openDatabase({ connection: server.connection(database), poolSize, role, log: createLogger("silent") });
}

/** Forty thousand wallets that Node takes from and gives to, with 1,000.00 each. */
export async function fillPurses(ledger: Ledger): Promise<void> {
  const database = openLedger(ledger, 1);
  const gifts = Array.from({ length: PEOPLE }, (_, person) =>
    move(gatewayPending("bench", "EUR"), purse(person), 100_000n),
  );
  for (let first = 0; first < gifts.length; first += 200) {
    await createInTransaction(database.db)((tx) => postTransfers(tx, gifts.slice(first, first + 200), AT));
  }
  await database.close();
}

export function throughNode(ledger: Ledger): Contestant {
  return async (clients) => {
    const database = openLedger(ledger, clients);
    const inTransaction = createInTransaction(database.db);
    const postOne = () => inTransaction((tx) => postJournal(tx, anyMove(), AT));
    const all = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: clients }, work));
    await all(postOne); // connects, outside the measured time
    const runMs = secondsOf(clients) * 1_000;
    let posted = 0;
    const startedMs = performance.now();
    await all(async () => {
      for (; performance.now() < startedMs + runMs; posted += 1) await postOne();
    });
    const tookMs = performance.now() - startedMs;
    await database.close();
    return (posted * 1_000) / tookMs;
  };
}
