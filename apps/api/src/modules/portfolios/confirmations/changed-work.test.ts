// What a client confirmed is what stands under the mark, also where no form of the piece was sent.
import { beforeAll, expect, test } from "vitest";
import { mediaReady } from "#events/media.ts";
import { mp4 } from "#test/films.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import type { Person } from "#test/people.ts";
import { pdf, png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

const kogi = world();
let client: Person;
let maker: Person;
let contract_id: string;
beforeAll(async () => {
  const work = await submittedWork(kogi, [100_000]);
  await approve(work.client, work.milestoneId);
  await kogi.settle();
  client = work.client;
  maker = work.freelancer;
  contract_id = work.contract.contract_id;
});

async function send(body: Buffer, name: string): Promise<string> {
  return (await maker.api.media.uploadMedia({ query: { name }, body })).media_id;
}
async function picture(colour: string): Promise<string> {
  const id = await send(await png({ colour }), "still.png");
  await kogi.settle();
  return id;
}
/** A piece with this file, its client asked to confirm it. */
async function asked(kind: "video" | "document" | "image", media: string) {
  const { portfolio_id } = await maker.api.portfolios.createPortfolio({ body: { title: "Reels" } });
  const body = { kind, title: "Reel", media: [media] };
  const { item_id } = await maker.api.portfolios.addItem({ params: { portfolio_id }, body });
  await maker.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  const params = { item_id };
  const { confirmation_id } = await maker.api.portfolios.askConfirmation({ params, body: { contract_id } });
  return { item_id, confirmation_id };
}
const confirm = (confirmation_id: string, item_version = 1) =>
  client.api.portfolios.confirmWork({ params: { confirmation_id }, body: { item_version, show_name: true } });
const seen = (confirmation_id: string) => client.api.portfolios.getConfirmation({ params: { confirmation_id } });
const choose = (media_id: string, poster_media_id: string | null) =>
  maker.api.media.patchMedia({ params: { media_id }, body: { poster_media_id } });
const itemOf = async (item_id: string) => (await kogi.api().portfolios.getItem({ params: { item_id } })).item;
const film = async (seconds: number) => {
  const id = await send(await mp4(seconds), "reel.mp4");
  await kogi.settle();
  return id;
};

test("another still takes the mark off a film, the same one does not, and neither does that of another film", async () => {
  const [reel, other] = [await film(3), await film(4)];
  const [first, second] = [await picture("#123456"), await picture("#654321")];
  await choose(reel, first);
  await kogi.settle();
  const { item_id, confirmation_id } = await asked("video", reel);
  await confirm(confirmation_id);
  await choose(reel, first);
  await choose(other, second);
  await kogi.settle();
  expect((await itemOf(item_id)).verified).not.toBe(null);
  await choose(reel, second);
  await kogi.settle();
  expect(await itemOf(item_id)).toMatchObject({ verified: null, version: 2 });
  expect((await seen(confirmation_id)).state).toBe("outdated");
});

test("a still that is deleted takes the mark off too", async () => {
  const reel = await film(5);
  const still = await picture("#aa1122");
  await choose(reel, still);
  await kogi.settle();
  const { item_id, confirmation_id } = await asked("video", reel);
  await confirm(confirmation_id);
  await maker.api.media.deleteMedia({ params: { media_id: still } });
  await kogi.settle();
  expect((await itemOf(item_id)).verified).toBe(null);
});

test("other captions of a film take the mark off, chosen or deleted; none while they are looked at", async () => {
  const words = (text: string) => send(Buffer.from(`WEBVTT\n\n00:01.000 --> 00:02.500\n${text}\n`), "reel.vtt");
  const caption = (media_id: string, captions_media_id: string | null) =>
    maker.api.media.patchMedia({ params: { media_id }, body: { captions_media_id } });
  const reel = await film(8);
  const { item_id, confirmation_id } = await asked("video", reel);
  const first = await words("Made for a bakery.");
  await caption(reel, first);
  const version = async () => (await seen(confirmation_id)).item?.version;
  await expect(confirm(confirmation_id, await version())).rejects.toMatchObject({ status: 409 });
  await kogi.settle();
  await confirm(confirmation_id, await version());
  await caption(reel, first);
  await kogi.settle();
  expect((await itemOf(item_id)).verified).not.toBe(null);
  await maker.api.media.deleteMedia({ params: { media_id: first } });
  await kogi.settle();
  expect((await itemOf(item_id)).verified).toBe(null);
  const other = await film(9);
  const again = await asked("video", other);
  await confirm(again.confirmation_id);
  await caption(other, await words("Made for another client, who calls us the best."));
  await kogi.settle();
  expect((await itemOf(again.item_id)).verified).toBe(null);
});

test("another still while the client is asked makes them look at the film again", async () => {
  const reel = await film(6);
  const { item_id, confirmation_id } = await asked("video", reel);
  await choose(reel, await picture("#00ff88"));
  await kogi.settle();
  await expect(confirm(confirmation_id)).rejects.toMatchObject({ status: 409, code: "confirmation.changed" });
  await confirm(confirmation_id, (await seen(confirmation_id)).item?.version);
  expect((await itemOf(item_id)).verified).not.toBe(null);
});

test("nobody confirms what cannot be seen yet, neither a file nor the still of a film", async () => {
  const waiting = await asked("document", await send(pdf, "offer.pdf"));
  const unseen = { status: 409, code: "confirmation.files_not_ready" };
  await expect(confirm(waiting.confirmation_id)).rejects.toMatchObject(unseen);
  await kogi.settle();
  await confirm(waiting.confirmation_id);
  const reel = await film(7);
  const { confirmation_id } = await asked("video", reel);
  await choose(reel, await send(await png({ colour: "#0f0f0f" }), "still.png"));
  await expect(confirm(confirmation_id)).rejects.toMatchObject(unseen);
});

test("a piece that turns out to be of another kind loses the mark", async () => {
  const media_id = await send(pdf, "book.pdf");
  await kogi.settle();
  const { item_id, confirmation_id } = await asked("document", media_id);
  await confirm(confirmation_id);
  // As one that was saved before anybody looked at its file, and whose news of it came late.
  await kogi.platform.inTransaction(async (tx) => {
    await tx.updateTable("portfolios.items").set({ kind: "image" }).where("item_id", "=", item_id).execute();
    await kogi.platform.events.publish(tx, mediaReady, { media_id, user_id: maker.userId, kind: "document" });
  });
  await kogi.settle();
  expect(await itemOf(item_id)).toMatchObject({ kind: "document", verified: null });
});

test("another name of a file, or another text for who cannot see it, takes the mark off; the same ones do not", async () => {
  const changes: { name?: string; alt?: string }[] = [
    { name: "Client list.png" },
    { alt: "A logo for another client" },
  ];
  for (const change of changes) {
    const file = await picture("#334455");
    const { item_id, confirmation_id } = await asked("image", file);
    await confirm(confirmation_id);
    const params = { media_id: file };
    await maker.api.media.patchMedia({ params, body: { name: "still.png", alt: "" } });
    await kogi.settle();
    expect((await itemOf(item_id)).verified).not.toBe(null);
    await maker.api.media.patchMedia({ params, body: change });
    await kogi.settle();
    expect(await itemOf(item_id)).toMatchObject({ verified: null, version: 2 });
    expect((await seen(confirmation_id)).state).toBe("outdated");
  }
});

test("who was asked about a piece reads it again when a file of it got another name", async () => {
  const file = await picture("#445566");
  const { confirmation_id } = await asked("image", file);
  await maker.api.media.patchMedia({ params: { media_id: file }, body: { name: "Other.png" } });
  await kogi.settle();
  await expect(confirm(confirmation_id)).rejects.toMatchObject({ code: "confirmation.changed" });
});
