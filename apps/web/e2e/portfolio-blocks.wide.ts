// A freelancer places an opening, pictures, a film, a gallery, skills, reviews and a finished contract; others see each.
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { webm } from "#test/films.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import { jpeg } from "#test/pictures.ts";
import { site } from "./site.ts";
import { unstyledOn } from "./unstyled.ts";

const kogi = site();
const spoken = "WEBVTT\n\n00:00.000 --> 00:01.500\nA bell rings.\n";
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
  return {
    freelancer,
    contract,
    params: at,
    path: `/@${owner.handle}/${slug}`,
    editor: `/portfolios/${portfolio_id}/layout`,
  };
}

const card = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });

async function add(page: Page, kind: string, place: number) {
  await page.getByLabel("New block").selectOption({ label: kind });
  await page.getByRole("button", { name: "Add block" }).click();
  const added = card(page, `${place}. ${kind}`);
  await added.waitFor();
  return added;
}

/** A block is open by itself where something is missing in it. */
async function open(block: Locator) {
  if (!(await block.locator("details").evaluate((details) => details.hasAttribute("open"))))
    await block.locator("summary").click();
}

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])(
  "a film with its poster and captions, a gallery, skills, reviews and a finished contract are placed and seen %s",
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
    // Without JavaScript the film is there once the form was sent.
    if (!javaScriptEnabled) {
      await page.getByRole("button", { name: "Keep draft" }).click();
      await open(film);
    }
    await film
      .getByLabel("A picture that stands for square.webm", { exact: false })
      .setInputFiles({ name: "still.jpg", mimeType: "image/jpeg", buffer: await jpeg({ colour: "#c01010" }) });
    const captions = film.getByLabel("Captions of square.webm", { exact: false });
    await captions.setInputFiles({ name: "notes.vtt", mimeType: "text/vtt", buffer: Buffer.from("No captions.") });
    await page.getByRole("button", { name: "Keep draft" }).click();
    await page.getByText("Choose a WebVTT file of up to 1 MB", { exact: false }).first().waitFor();
    await open(film);
    await captions.setInputFiles({ name: "square.vtt", mimeType: "text/vtt", buffer: Buffer.from(spoken) });
    await film.getByLabel("What square.webm shows", { exact: false }).fill("A red square turns");
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
    expect(await main.locator("video[controls]").getAttribute("poster")).toMatch(/^\/media\//);
    expect(await main.locator("video[controls]").getAttribute("aria-label")).toBe("A red square turns");
    const track = await main.locator("video track[kind=captions]").getAttribute("src");
    expect(await (await reader.request.get(track ?? "")).text()).toBe(spoken);
    expect(await main.locator("figure", { hasText: "Two colours" }).locator("img").count()).toBe(2);
    await main.getByText("Wordmarks", { exact: false }).first().waitFor();
    await main.getByText("Gladly again.").first().waitFor();
    await main.getByRole("heading", { name: contract.title }).waitFor();
    await main.getByText("Paid and finished on Kogi on", { exact: false }).waitFor();
    expect(await unstyledOn(reader)).toEqual([]);
  },
);

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("an opening, a picture and a before and after are placed and described %s", async (_how, javaScriptEnabled) => {
  const { freelancer, params, path, editor } = await finished();
  const page = await kogi.window(freelancer, { javaScriptEnabled });
  await page.goto(editor);
  if (javaScriptEnabled) await page.getByTitle("Drag to another place").first().waitFor();
  /** Puts a picture into a field of a block, and says what it shows. */
  const show = async (block: Locator, label: string, name: string) => {
    const file = { name: `${name}.jpg`, mimeType: "image/jpeg", buffer: await jpeg({ colour: "#5a3ff6" }) };
    const description = block.getByLabel(`What ${name}.jpg shows`, { exact: false });
    await block
      .locator("label", { hasText: label })
      .locator("xpath=..")
      .locator("input[type=file]")
      .setInputFiles(file);
    if (!javaScriptEnabled) {
      await page.getByRole("button", { name: "Keep draft" }).click();
      await open(block);
    }
    await description.fill(`The ${name}`);
    if (!javaScriptEnabled) {
      await page.getByRole("button", { name: "Keep draft" }).click();
      await open(block);
    }
  };
  const opening = await add(page, "Opening", 2);
  await open(opening);
  await opening.getByLabel("Title").fill("Signs for trams");
  await show(opening, "Picture", "opening");
  const picture = await add(page, "Picture", 3);
  await open(picture);
  await picture.getByLabel("Caption").fill("Alone");
  await show(picture, "Picture", "picture");
  const sides = await add(page, "Before and after", 4);
  await open(sides);
  await sides.getByLabel("Caption").fill("Side by side");
  await show(sides, "Before", "older");
  await show(sides, "After", "newer");
  await page.locator("summary").filter({ hasText: "Type, colour and spacing" }).click();
  await page.locator("[name='theme.accent']").fill("#aa2200");
  if (javaScriptEnabled) expect(await page.locator("[name='theme.own'][value=yes]").isChecked()).toBe(true);
  await kogi.settle();
  await page.getByRole("button", { name: "Publish changes" }).click();
  await page.getByText("Your changes are published.").waitFor();

  const reader = (await kogi.visitor({}, { javaScriptEnabled: false })).page;
  await reader.goto(path);
  const main = reader.locator("main");
  await main.getByRole("heading", { name: "Signs for trams" }).waitFor();
  await main.getByRole("img", { name: "The opening" }).waitFor();
  await main.locator("figure", { hasText: "Alone" }).getByRole("img", { name: "The picture" }).waitFor();
  const compared = main.locator("figure", { hasText: "Side by side" });
  await compared.getByText("Before", { exact: true }).waitFor();
  await compared.getByRole("img", { name: "The older" }).waitFor();
  await compared.getByText("After", { exact: true }).waitFor();
  await compared.getByRole("img", { name: "The newer" }).waitFor();
  const { draft } = await freelancer.api.portfolios.getLayout({ params });
  expect(draft.theme.accent).toBe("#aa2200");
});

test("a picture is as high as it is, and one of a gallery is seen whole by mouse, by keyboard and without JavaScript", async () => {
  const { freelancer, params, path } = await finished();
  const { api } = freelancer;
  const files: string[] = [];
  for (const [name, colour] of [
    ["board", "#5a3ff6"],
    ["screen", "#158f5c"],
  ] as const) {
    const body = await jpeg({ width: 600, height: 3_000, colour });
    files.push((await api.media.uploadMedia({ query: { name: `${name}.jpg`, alt: `The ${name}` }, body })).media_id);
  }
  await kogi.settle();
  const { draft } = await api.portfolios.getLayout({ params });
  const { type, accent, spacing } = draft.theme;
  const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
  const blocks = [
    { type: "image" as const, block_id: id(1), media_id: files[0] ?? null, caption: "Alone" },
    { type: "gallery" as const, block_id: id(2), media_ids: files, caption: "Together" },
    ...draft.blocks,
  ];
  await api.portfolios.saveLayout({ params, body: { layout: { theme: { type, accent, spacing }, blocks } } });
  await api.portfolios.publishLayout({ params, body: {} });
  const { page } = await kogi.visitor({});
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    const alone = page.locator("figure", { hasText: "Alone" }).getByRole("img", { name: "The board" });
    const box = await alone.boundingBox();
    expect((box?.height ?? 0) / (box?.width ?? 1), `${width} wide`).toBeCloseTo(5, 1);
  }
  await openScreen(page);
  const whole = page.getByRole("dialog", { name: "Picture 2 of 2" });
  const drawn = await whole.getByRole("img", { name: "The screen" }).boundingBox();
  expect((drawn?.height ?? 0) / (drawn?.width ?? 1)).toBeCloseTo(5, 1);
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("dialog", { name: "Picture 1 of 2" }).getByRole("img", { name: "The board" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toContain("The screen");

  const bare = (await kogi.visitor({}, { javaScriptEnabled: false })).page;
  await bare.goto(path);
  const address = await bare.getByRole("link", { name: "See the whole of it: The screen" }).getAttribute("href");
  expect((await bare.request.get(address ?? "")).headers()["content-type"]).toMatch(/^image\//);

  // A newer release took away what shows it over the page.
  const old = (await kogi.visitor({})).page;
  await old.route(/picture-viewer/, (route) => route.abort("internetdisconnected"));
  await old.goto(path);
  await openScreen(old);
  await old.waitForURL(({ pathname }) => pathname === address);
});

async function openScreen(page: Page): Promise<void> {
  const screen = page.getByRole("link", { name: "See the whole of it: The screen" });
  // Before the page is alive the link leads to the file, as it does without JavaScript.
  await screen.evaluate(async (link) => {
    while (!Object.keys(link).some((key) => key.startsWith("__reactProps")))
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await screen.click();
}
