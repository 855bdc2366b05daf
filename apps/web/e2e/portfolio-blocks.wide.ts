// A freelancer places a film, a gallery, skills, reviews and a finished contract; others see each of them.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { webm } from "#test/films.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import { jpeg } from "#test/pictures.ts";
import { site } from "./site.ts";
import { unstyledOn } from "./unstyled.ts";

const kogi = site();
const stars = { quality: 5, communication: 4, expertise: 5, deadlines: 5, cooperation: 5, text: "Gladly again." };

/** A freelancer with a skill, a finished contract and a review, and a portfolio that others see. */
async function finished() {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  const params = { contract_id: contract.contract_id };
  await client.api.contracts.writeReview({ params, body: stars });
  await freelancer.api.contracts.writeReview({ params, body: stars });
  await freelancer.api.users.putSkills({
    params: { user_id: (await freelancer.api.users.me()).user.user_id },
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "expert" }] },
  });
  await kogi.settle();
  const { portfolios } = freelancer.api;
  const { portfolio_id, owner, slug } = await portfolios.createPortfolio({ body: { title: "Signs" } });
  const at = { portfolio_id };
  await portfolios.addItem({ params: at, body: { kind: "case_study", title: "Line 4", story: "Told." } });
  await portfolios.publishPortfolio({ params: at });
  return { freelancer, contract, path: `/@${owner.handle}/${slug}`, editor: `/portfolios/${portfolio_id}/layout` };
}

const card = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });

async function add(page: Page, kind: string, place: number) {
  await page.getByLabel("New block").selectOption({ label: kind });
  await page.getByRole("button", { name: "Add block" }).click();
  const added = card(page, `${place}. ${kind}`);
  await added.waitFor();
  return added;
}

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])(
  "a film, a gallery, skills, reviews and a finished contract are placed and seen %s",
  async (_how, javaScriptEnabled) => {
    const { freelancer, contract, path, editor } = await finished();
    const page = await kogi.window(freelancer, { javaScriptEnabled });
    await page.goto(editor);
    if (javaScriptEnabled) await page.getByTitle("Drag to another place").first().waitFor();

    const film = await add(page, "Video", 2);
    await film
      .locator('input[type="file"]')
      .setInputFiles({ name: "square.webm", mimeType: "video/webm", buffer: await webm(2) });
    await film.getByLabel("Caption").fill("A square that moves");
    if (javaScriptEnabled) await film.getByText("square.webm").first().waitFor();
    const gallery = await add(page, "Gallery", 3);
    const pictures = await Promise.all(
      ["#5a3ff6", "#158f5c"].map(async (colour, place) => ({
        name: `${place}.jpg`,
        mimeType: "image/jpeg",
        buffer: await jpeg({ colour }),
      })),
    );
    await gallery.locator('input[type="file"]').setInputFiles(pictures);
    await gallery.getByLabel("Caption").fill("Two colours");
    if (javaScriptEnabled) await gallery.getByLabel("What 1.jpg shows", { exact: false }).waitFor();
    await add(page, "Skills", 4);
    const reviews = await add(page, "Reviews", 5);
    // With JavaScript the new block is open by itself.
    if (!javaScriptEnabled) await reviews.locator("summary").click();
    await reviews.getByLabel("How many").selectOption("1");
    const steps = await add(page, "Finished contract", 6);
    await steps.getByRole("combobox", { name: "Contract" }).selectOption({ label: contract.title });
    await kogi.settle();
    await page.getByRole("button", { name: "Publish changes" }).click();
    await page.getByText("Your changes are published.").waitFor();

    const reader = (await kogi.visitor({}, { javaScriptEnabled })).page;
    await reader.context().clearCookies();
    await reader.goto(path);
    const main = reader.locator("main");
    await main.getByText("A square that moves", { exact: false }).waitFor();
    expect(await main.locator("video[controls]").getAttribute("src")).toMatch(/^\/media\//);
    expect(await main.locator("figure", { hasText: "Two colours" }).locator("img").count()).toBe(2);
    await main.getByText("Wordmarks", { exact: false }).first().waitFor();
    await main.getByText("Gladly again.").first().waitFor();
    await main.getByRole("heading", { name: contract.title }).waitFor();
    await main.getByText("Paid and finished on Kogi on", { exact: false }).waitFor();
    expect(await unstyledOn(reader)).toEqual([]);
  },
);
