// A list that is empty only for its filter does not say that there is nothing at all.
import { expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false };

test("contracts that have ended and documents of another kind are not told as none yet", async () => {
  const { client, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  await kogi.settle();
  const page = await kogi.window(client, plain);
  await page.goto("/contracts");
  await page.getByRole("heading", { name: "None of these" }).waitFor();
  await page.goto("/invoices?kind=credit_note");
  await page.getByRole("heading", { name: "None of this kind" }).waitFor();
  const fresh = await kogi.visitor({ user_type: "client" }, plain);
  await fresh.page.goto("/contracts");
  await fresh.page.getByRole("heading", { name: "No contracts yet" }).waitFor();
  await fresh.page.goto("/invoices");
  await fresh.page.getByRole("heading", { name: "No documents yet" }).waitFor();
  expect(await fresh.page.getByText("None of").count()).toBe(0);
});

test("lists that nobody has begun offer to begin, and only filters are taken away", async () => {
  const visitor = await kogi.visitor({ user_type: "client" }, plain);
  const main = visitor.page.getByRole("main");
  await visitor.page.goto("/organisations");
  await main.getByRole("heading", { name: "Nothing is here yet" }).waitFor();
  await main.getByRole("link", { name: "Start an organisation" }).waitFor();
  expect(await main.getByText("Take a filter away").count()).toBe(0);
  await visitor.page.goto("/organisations?q=nobody");
  await main.getByRole("link", { name: "Clear all filters" }).click();
  await main.getByRole("heading", { name: "Nothing is here yet" }).waitFor();
  await visitor.page.goto("/");
  await main.getByRole("heading", { name: "Nobody is listed yet" }).waitFor();
});
