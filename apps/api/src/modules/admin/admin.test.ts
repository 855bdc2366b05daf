import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("an administrator sees how many people there are, and one more after somebody joined", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const people = async () => {
    const { figures } = await admin.api.admin.readOverview();
    return figures.find(({ figure }) => figure === "people")?.count;
  };
  const before = await people();
  expect(before).toBeGreaterThan(0);
  await signUp(kogi);
  expect(await people()).toBe((before ?? 0) + 1);
});

test("nobody else may look, not even at the counts", async () => {
  const ana = await signUp(kogi);
  expect((await refusal(ana.api.admin.readOverview())).status).toBe(403);
  expect((await refusal(kogi.api().admin.readOverview())).status).toBe(401);
});
