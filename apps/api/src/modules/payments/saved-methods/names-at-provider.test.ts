// Who is known to the provider by which name: made when first needed, by whoever comes first of several.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import { ensureRecipient } from "../payouts/recipients.ts";
import { ensureCustomer } from "./customers.ts";

const kogi = world();

test.each([
  { who: "payer", ensure: (userId: string) => ensureCustomer(kogi.platform, userId) },
  { who: "payee", ensure: (userId: string) => ensureRecipient(kogi.platform, userId, "SE") },
])("a $who whom a page and a job need at the same moment has one name, and nobody fails", async ({ ensure }) => {
  for (let round = 0; round < 40; round += 1) {
    const userId = newId();
    const names = await Promise.all(Array.from({ length: 5 }, () => ensure(userId)));
    expect(new Set(names).size).toBe(1);
  }
});
