// The layout's form as the server reads it, while the same portfolio changes in another window between two of its steps.
import { expect, test } from "vitest";
import type { LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { actOnLayout } from "../app/features/portfolios/layout/editor/act-on-layout.server.ts";
import { textFor } from "../app/lib/text.ts";
import { layoutEditorText } from "../app/messages/layout-editor.ts";

const kogi = world();
const theme = { type: "plain", accent: null, spacing: "even" } as const;
const words = (text: string): LayoutBlock => ({ type: "text", block_id: newId(), title: "", text });
const textsOf = (blocks: readonly LayoutBlock[] | undefined) =>
  blocks?.flatMap((block) => (block.type === "text" ? [block.text] : []));

/** A published portfolio whose draft holds a picture, and its editor's form as one window has it. */
async function opened() {
  const ana = await signUp(kogi, { name: "Ana Sol" });
  const body = await png({ width: 40, height: 30, colour: "#5a3ff6" });
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "sign.png", alt: "A sign" }, body });
  await kogi.settle();
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body: { title: "Signs", description: "Maps." } });
  const params = { portfolio_id };
  await ana.api.portfolios.addItem({ params, body: { kind: "case_study", title: "Line 4", story: "Told." } });
  await ana.api.portfolios.publishPortfolio({ params });
  const image: LayoutBlock = { type: "image", block_id: newId(), media_id, caption: "" };
  const { version } = await ana.api.portfolios.saveLayout({ params, body: { layout: { theme, blocks: [image] } } });
  const form = (intent: string, alt: string) => {
    const made = new FormData();
    const fields = { intent, version: `${version}`, [`${image.block_id}.media_id_done`]: `${media_id} sign.png` };
    const described = { [`alt:${media_id}`]: alt, [`alt_was:${media_id}`]: "A sign" };
    for (const [name, value] of Object.entries({ ...fields, ...described })) made.set(name, value);
    return made;
  };
  const send = (asked: FormData, blocks: readonly LayoutBlock[], api: Person["api"] = ana.api) =>
    actOnLayout(asked, {
      api,
      words: textFor(layoutEditorText, "en"),
      portfolioId: portfolio_id,
      layout: { theme, blocks: [...blocks] },
      here: "/here",
      search: new URLSearchParams(),
    });
  const describe = (alt: string) => ana.api.media.patchMedia({ params: { media_id }, body: { alt } });
  const described = async () => (await ana.api.portfolios.getLayout({ params })).draft.media[0]?.alt;
  return { ana, params, image, form, send, describe, described };
}

const stale = expect.objectContaining({ name: "FormRefusal", status: 409 });

test("what another window wrote about a picture stays when this one keeps its draft", async () => {
  const { image, form, send, describe, described } = await opened();
  await describe("A violet sign");
  await send(form("autosave", "A sign"), [image, words("Typed here.")]);
  expect(await described()).toBe("A violet sign");
  // Written in both: nobody's words go without a question.
  await expect(send(form("autosave", "A sign of mine"), [image, words("Typed here.")])).rejects.toEqual(stale);
  expect(await described()).toBe("A violet sign");
  await send(form("overwrite", "A sign of mine"), [image, words("Typed here.")]);
  expect(await described()).toBe("A sign of mine");
});

test("a draft that is refused as stale says nothing about its pictures", async () => {
  const { ana, params, image, form, send, described } = await opened();
  const other = { theme, blocks: [image, words("Typed there.")] };
  await ana.api.portfolios.saveLayout({ params, body: { layout: other } });
  await expect(send(form("autosave", "A sign of mine"), [image])).rejects.toEqual(stale);
  expect(await described()).toBe("A sign");
});

test.each(["publish", "restore:1"])(
  "%s is refused when another window kept its draft just before: nothing half typed is shown",
  async (intent) => {
    const { ana, params, image, form, send } = await opened();
    const { portfolios } = ana.api;
    const saveLayout: typeof portfolios.saveLayout = async (call) => {
      const answer = await portfolios.saveLayout(call);
      await portfolios.saveLayout({ params, body: { layout: { theme, blocks: [image, words("Half ty")] } } });
      return answer;
    };
    const raced = { ...ana.api, portfolios: { ...portfolios, saveLayout } };
    await expect(send(form(intent, "A sign"), [image, words("Typed here.")], raced)).rejects.toEqual(stale);
    expect((await kogi.api().portfolios.getPortfolio({ params })).layout).toBeNull();
    expect(textsOf((await portfolios.getLayout({ params })).draft.blocks)).toEqual(["Half ty"]);
  },
);

test("without another window, what is kept is published", async () => {
  const { params, image, form, send } = await opened();
  await send(form("publish", "A sign"), [image, words("Typed here.")]);
  expect(textsOf((await kogi.api().portfolios.getPortfolio({ params })).layout?.blocks)).toEqual(["Typed here."]);
});
