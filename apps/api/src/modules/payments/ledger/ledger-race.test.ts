import { afterAll, expect, test } from "vitest";
import { KogiError } from "#platform/errors/index.ts";
import { newId, randomBelow } from "#platform/ids/index.ts";
import { eur, fund, NOON, post, testLedger, transfer } from "#test/ledger.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { escrow, revenue, wallet } from "./account-keys.ts";
import { balanceOf } from "./balances.ts";
import { hold, postPending, voidPending } from "./hold.ts";
import type { Journal } from "./journal.ts";
import { postTransfers } from "./post-transfers.ts";

const PEOPLE = 32;
const ledger = testLedger(PEOPLE);
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

/** How often each answer was given when all act at once. */
async function race(act: (person: number) => Promise<unknown>): Promise<Record<string, number>> {
  const answers = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      try {
        return String(await act(person));
      } catch (error) {
        return error instanceof KogiError ? error.code : String(error);
      }
    }),
  );
  return Object.fromEntries([...Map.groupBy(answers, (answer) => answer)].map(([answer, all]) => [answer, all.length]));
}

const held = async (...keys: readonly Parameters<typeof balanceOf>[1][]) =>
  Promise.all(keys.map(async (key) => Number((await balanceOf(ledger.db, key)).posted.minor)));

test("32 who release the same milestone at once release it once", async () => {
  const [protectedFunds, ada, fee] = [
    escrow({ kind: "milestone", id: newId() }, "EUR"),
    wallet(newId(), "EUR"),
    revenue(newId(), "EUR"),
  ];
  await fund(ledger, protectedFunds, 10_000);
  const legs = [...transfer(protectedFunds, ada, 9_000).legs, ...transfer(protectedFunds, fee, 1_000).legs];
  const release = { kind: "milestone.released", reference: newId(), legs };
  expect(await race(async () => (await post(ledger, release)).isNew)).toEqual({ true: 1, false: PEOPLE - 1 });
  expect(await held(protectedFunds, ada, fee)).toEqual([0, 9_000, 1_000]);
});

test("32 who use one key for different things: the first one counts", async () => {
  const [from, to, journalId] = [wallet(newId(), "EUR"), wallet(newId(), "EUR"), newId()];
  await fund(ledger, from, 10_000);
  const answers = await race(
    async (person) => (await post(ledger, { ...transfer(from, to, 1 + person), journalId })).isNew,
  );
  expect(answers).toEqual({ true: 1, "ledger.key_reused": PEOPLE - 1 });
});

test.for([
  { name: "post", once: async (fact: Journal) => (await post(ledger, fact)).isNew },
  {
    name: "hold",
    once: async ({ legs: [leg], ...why }: Journal) =>
      (await ledger.inTransaction((tx) => hold(tx, why, leg!, NOON))) !== null,
  },
])("32 who tell one fact under one key at once, thirty times: each $name counts once", async ({ once }) => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 1_000);
  for (let times = 0; times < 30; times += 1) {
    const fact = { ...transfer(from, to, 1), journalId: newId() };
    expect(await race(() => once(fact))).toEqual({ true: 1, false: PEOPLE - 1 });
  }
});

test("32 withdrawals of 10 from a wallet of 100: ten are paid", async () => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  const answers = await race(async () => (await post(ledger, transfer(from, to, 10))).isNew);
  expect(answers).toEqual({ true: 10, "ledger.not_enough": PEOPLE - 10 });
  expect(await held(from, to)).toEqual([0, 100]);
});

test("32 who resolve one hold, half paying and half giving back: one does", async () => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  const leg = { debit: from, credit: to, amount: eur(100), kind: "principal" };
  const holdId = await ledger.inTransaction((tx) => hold(tx, { kind: "test.held", reference: newId() }, leg, NOON));
  const why = () => ({ kind: "test.resolved", reference: newId() });
  const answers = await race((person) =>
    ledger.inTransaction((tx) =>
      person % 2 === 0 ? postPending(tx, why(), holdId!, NOON) : voidPending(tx, why(), holdId!, NOON),
    ),
  );
  expect(answers).toEqual({ true: 1, "ledger.already_resolved": PEOPLE - 1 });
  expect((await held(from, to)).toSorted((a, b) => a - b)).toEqual([0, 100]);
});

test("accounts that 32 journals open at once are opened once", async () => {
  const [name, fee] = [newId(), revenue(newId(), "EUR")];
  const answers = await race(
    async () => (await fund(ledger, wallet(name, "EUR"), 1)).isNew && (await fund(ledger, fee, 1)).isNew,
  );
  expect(answers).toEqual({ true: PEOPLE });
  expect(await held(wallet(name, "EUR"), fee)).toEqual([PEOPLE, PEOPLE]);
});

test("money that goes in circles, one by one, in journals and in batches, deadlocks nobody", async () => {
  const ring = Array.from({ length: 6 }, () => wallet(newId(), "EUR"));
  for (const key of ring) await fund(ledger, key, 1_000);
  const any = () => {
    const from = randomBelow(ring.length);
    return transfer(ring[from]!, ring[(from + 1 + randomBelow(ring.length - 1)) % ring.length]!, 1);
  };
  const answers = await race(async (person) => {
    for (let times = 0; times < 10; times += 1) {
      if (person % 3 === 0) await post(ledger, any());
      else if (person % 3 === 1)
        await post(ledger, { ...any(), legs: [any(), any(), any()].flatMap((one) => one.legs) });
      else await ledger.inTransaction((tx) => postTransfers(tx, [any(), any(), any(), any()], NOON));
    }
    return "done";
  });
  expect(answers).toEqual({ done: PEOPLE });
  const deadlocks = await ledger.asOwner(async (client) => {
    const { rows } = await client.query("select deadlocks from pg_stat_database where datname = current_database()");
    return Number(rows[0].deadlocks);
  });
  expect(deadlocks).toBe(0);
  expect((await held(...ring)).reduce((all, one) => all + one, 0)).toBe(6_000);
});
