// How much room somebody's files have: where they send them, and where they pay for it.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "#test/people.ts";
import { draftOf } from "./portfolio-drafts.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
const MB = 1_048_576;

/** As if this person had sent so many bytes before. */
async function keeps({ userId }: Person, bytes: number): Promise<void> {
  const at = kogi.platform.clock.now();
  const row = {
    media_id: newId(),
    user_id: userId,
    name: "film.mp4",
    alt: "",
    bytes: BigInt(bytes),
    state: "scanning",
  };
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("media.media")
      .values({ ...row, created_at: at, updated_at: at })
      .execute(),
  );
}

test.each(windows)(
  "how much room is taken is read where files are sent and where plans are paid, %o",
  async (window) => {
    const visitor = await kogi.visitor({}, window);
    const { page } = visitor;
    await keeps(visitor, 256 * MB);
    const portfolioId = await draftOf(visitor, []);
    for (const path of ["/settings/billing", `/portfolios/${portfolioId}/items/new`]) {
      await page.goto(path);
      await page.getByText("256 MB of 1 GB used", { exact: true }).waitFor();
      const bar = page.getByRole("progressbar", { name: "Storage: 256 MB of 1 GB used" });
      expect(await bar.getAttribute("aria-valuenow")).toBe("25");
      expect(await page.getByText("Your storage is").count()).toBe(0);
      expect(await faultsOf(page), path).toEqual([]);
    }
  },
);

test("who has no room left reads what to do, in their language and without JavaScript", async () => {
  const visitor = await kogi.visitor({}, { javaScriptEnabled: false, locale: "de-DE" });
  const { page } = visitor;
  await keeps(visitor, 950 * MB);
  await page.goto("/settings/billing");
  await page.getByText("Dein Speicher ist fast voll").waitFor();
  await keeps(visitor, 74 * MB);
  const portfolioId = await draftOf(visitor, []);
  await page.goto(`/portfolios/${portfolioId}/items/new`);
  await page.getByText("Dein Speicher ist voll").waitFor();
  await page.getByRole("progressbar", { name: "Speicher: 1 GB von 1 GB belegt" }).waitFor();
  await page.getByRole("link", { name: "Tarife ansehen" }).click();
  await page.waitForURL("**/plans");
});
