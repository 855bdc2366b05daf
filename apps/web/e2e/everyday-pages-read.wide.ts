// The pages that people see most, in both schemes and in windows of every width: nothing that axe calls serious, and nothing
// wider than the window.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { postProject, propose } from "#test/hiring.ts";
import { startPaying, testWorks } from "#test/paying.ts";
import { faultsOf, tooWide } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
const schemes = ["light", "dark"] as const;
const widths = [390, 768, 1440, 1920] as const;

/** Axe reads each page once a scheme, at widths that take turns; that nothing sticks out is seen at every width. */
async function read(page: Page, paths: readonly string[]): Promise<void> {
  for (const [place, path] of paths.entries()) {
    await page.goto(path);
    for (const [turn, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme });
      const width = widths[(place + turn) % widths.length] ?? 390;
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsOf(page), `${path}, ${colorScheme}, ${width}`).toEqual([]);
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect(await tooWide(page), `${path}, ${width}`).toEqual([]);
    }
  }
}

test("what visitors come to can be read in light and dark, from a phone to a wall", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const { page, ...maker } = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const body = { headline: "Signs, letters and marks", bio: "I draw signs that can be read from the tram." };
  await maker.api.users.patchUser({ params: { user_id: maker.userId }, body });
  const { project_id } = await postProject(client);
  await kogi.settle();
  await page.context().clearCookies();
  await read(page, ["/", "/projects", `/projects/${project_id}`, "/people"]);
  await read(page, ["/search?q=sign", "/sign-in", "/no-such-page", "/@nobody-at-all"]);
});

test("what people use signed in can be read in light and dark, from a phone to a wall", async () => {
  const { page, ...client } = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const { project_id } = await postProject(client);
  await propose(freelancer, project_id);
  await kogi.settle();
  const work = await testWorks(kogi).order(client, freelancer, 10_000n);
  const { checkout_url } = await startPaying(client, work);
  expect((await client.api.notifications.listNotifications({ query: {} })).data).not.toEqual([]);
  await read(page, ["/", "/notifications", "/settings/profile", checkout_url ?? ""]);
});
