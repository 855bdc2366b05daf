import { expect, test } from "vitest";
import { type Money, money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import { books } from "../ledger/books.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { gatewayCharged, moneyUnmatched } from "../ledger/posting-rules/provider.ts";
import { settleCharge } from "./settle-charge.ts";

const kogi = world();

const yen = (minor: bigint): Money => money(minor, "JPY");

test.each([
  ["more than its cost", 1_000n, 54n, -946n],
  ["its cost and no more", 40n, 40n, 0n],
  ["less than its cost", 10n, 40n, 30n],
])("a charge of %s settles, and nothing of it stays pending", async (_name, charged, cost, available) => {
  const { platform } = kogi;
  const at = platform.clock.now();
  // A provider of its own for each case, so that the books show this charge alone.
  const gateway = `provider of ${charged}`;
  const charge = { id: newId(), charged: yen(charged), cost: yen(cost), card: null, settled: true, settlesAt: null };
  await platform.inTransaction(async (tx) => {
    await postJournal(tx, moneyUnmatched({ reference: charge.id, gateway, amount: charge.charged }), at);
    await postJournal(tx, gatewayCharged({ reference: charge.id, gateway, cost: charge.cost }), at);
    for (let turn = 0; turn < 2; turn += 1) await settleCharge(tx, gateway, charge, at);
  });
  const { rows } = await books(platform.db);
  const held = (kind: string) =>
    rows.find(({ account }) => account.startsWith(kind) && account.includes(gateway))?.balance.minor ?? 0n;
  expect([held("gateway_pending"), held("gateway_available")]).toEqual([0n, available]);
});
