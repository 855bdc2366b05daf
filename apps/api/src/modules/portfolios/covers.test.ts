// A card shows the first picture there is, also where somebody's work is films, sound or documents.
import { expect, test } from "vitest";
import { mp3, mp4, pdfPages } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

const kogi = world();

async function upload(person: Person, body: Buffer, name: string): Promise<string> {
  const { media_id } = await person.api.media.uploadMedia({ query: { name }, body });
  await kogi.settle();
  return media_id;
}

/** A published portfolio with one piece of each kind, in this order; the cover of its card and of its pieces. */
async function coversOf(maker: Person, pieces: readonly (readonly ["audio" | "video" | "document", string])[]) {
  const { portfolio_id } = await maker.api.portfolios.createPortfolio({ body: { title: "Not a picture in it" } });
  const params = { portfolio_id };
  for (const [kind, media] of pieces)
    await maker.api.portfolios.addItem({ params, body: { kind, title: kind, media: [media] } });
  const shown = await maker.api.portfolios.publishPortfolio({ params });
  const [listed] = (await kogi.api().portfolios.listPortfolios({ query: { user_id: maker.userId } })).data;
  expect(listed?.cover).toEqual(shown.cover);
  const works = await kogi.api().portfolios.listWorks({ query: { user_id: maker.userId } });
  return { card: shown.cover, works: new Map(works.data.map((work) => [work.kind, work.cover])) };
}

test("a portfolio that begins with a sound and a document shows the document's first page, and only that", async () => {
  const ana = await signUp(kogi, { name: "Ana Sol" });
  const sound = await upload(ana, mp3(90), "song.mp3");
  const document = await upload(ana, pdfPages(3), "book.pdf");
  const { card, works } = await coversOf(ana, [
    ["audio", sound],
    ["document", document],
  ]);
  expect(card).toMatchObject({ media_id: document, kind: "document", pages: 3, page_pictures: [] });
  expect(card?.sources[0]?.url).toMatch(/^\/media\/[0-9a-f]{40}\/320\.webp$/);
  expect((await kogi.app.fastify.inject({ url: card?.sources[0]?.url ?? "" })).statusCode).toBe(200);
  expect(works.get("audio")).toBeNull();
  expect(works.get("document")?.media_id).toBe(document);
});

test("a film is shown by its still, and has none while nobody chose one", async () => {
  const ben = await signUp(kogi, { name: "Ben Ode" });
  const film = await upload(ben, await mp4(31), "film.mp4");
  const still = await upload(ben, await png({ colour: "#135724" }), "still.png");
  const { card } = await coversOf(ben, [["video", film]]);
  expect(card).toBeNull();
  await ben.api.media.patchMedia({ params: { media_id: film }, body: { poster_media_id: still } });
  const [shown] = (await kogi.api().portfolios.listPortfolios({ query: { user_id: ben.userId } })).data;
  expect(shown?.cover).toMatchObject({ media_id: film, kind: "video", poster_media_id: still });
  expect((await kogi.app.fastify.inject({ url: shown?.cover?.sources[0]?.url ?? "" })).headers["content-type"]).toBe(
    "image/webp",
  );
});
