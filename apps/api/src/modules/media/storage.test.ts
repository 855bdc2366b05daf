// How much room somebody has, by their plan, and that nobody gets past it.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { pdfPages } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { refusal } from "#test/refusals.ts";
import { saveCard } from "#test/saved-cards.ts";
import { world } from "#test/world.ts";
import { scanMedia } from "./scan-media.ts";

const MB = 1_048_576;
const kogi = world();

/** As if this person had sent so many bytes before. */
async function keeps({ userId }: Person, bytes: number, state = "scanning"): Promise<void> {
  const at = kogi.platform.clock.now();
  const row = { media_id: newId(), user_id: userId, name: "film.mp4", alt: "", bytes: BigInt(bytes), state };
  const refused = state === "refused" ? { refusal: "broken" } : {};
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("media.media")
      .values({ ...row, ...refused, created_at: at, updated_at: at })
      .execute(),
  );
}
const send = (person: Person, body: Buffer) => person.api.media.uploadMedia({ query: { name: "lamp.png" }, body });
const announce = (person: Person, bytes: number) =>
  kogi.app.fastify.inject({
    method: "POST",
    url: "/api/uploads",
    headers: { ...person.headers, "tus-resumable": "1.0.0", "upload-length": String(bytes) },
  });
const storage = (person: Person) => person.api.media.getStorage();

test("everybody has 1 GB; what was refused does not count, and what was deleted counts no more", async () => {
  const ana = await signUp(kogi);
  expect(await storage(ana)).toEqual({ used_bytes: 0, limit_bytes: 1_024 * MB, open_uploads: 0 });
  const picture = await png();
  const { media_id } = await send(ana, picture);
  await keeps(ana, 5 * MB, "refused");
  expect((await storage(ana)).used_bytes).toBe(picture.length);
  await kogi.settle();
  await ana.api.media.deleteMedia({ params: { media_id } });
  expect((await storage(ana)).used_bytes).toBe(0);
});

test("what does not fit is refused with how much there is, sent at once or in pieces, and keeps nothing", async () => {
  const ana = await signUp(kogi);
  const picture = await png();
  await keeps(ana, 1_024 * MB - picture.length + 1);
  const before = await storage(ana);
  expect(await refusal(send(ana, picture))).toMatchObject({
    status: 409,
    code: "media.quota_reached",
    detail: expect.stringMatching(/^Of your 1,024 MB of storage 1,024 MB are taken/),
    storage: before,
  });
  const inPieces = await announce(ana, picture.length);
  expect({ status: inPieces.statusCode, code: inPieces.json().code }).toEqual({
    status: 409,
    code: "media.quota_reached",
  });
  expect(await storage(ana)).toEqual(before);
  expect(await kogi.platform.files.list("incoming")).toEqual([]);
  expect((await announce(ana, picture.length - 1)).statusCode).toBe(201);
});

test("several uploads at once cannot take the same last room", async () => {
  const ana = await signUp(kogi);
  const picture = await png();
  await keeps(ana, 1_024 * MB - picture.length - 1);
  const answers = await Promise.allSettled([
    send(ana, picture),
    send(ana, picture),
    send(ana, picture),
    announce(ana, picture.length).then((answer) => (answer.statusCode === 201 ? answer : Promise.reject(answer))),
  ]);
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await storage(ana)).toMatchObject({ used_bytes: 1_024 * MB - 1 });
});

test("a plan gives more room at once; when it ends nothing is lost, and nothing more is taken", async () => {
  const ana = await signUp(kogi);
  await keeps(ana, 1_024 * MB);
  expect(await refusal(send(ana, await png()))).toMatchObject({ code: "media.quota_reached" });
  await saveCard(kogi, ana);
  const { subscription_id } = await ana.api.payments.startSubscription({
    body: { plan: "plus" },
    idempotencyKey: newId(),
  });
  expect((await storage(ana)).limit_bytes).toBe(10_240 * MB);
  const { media_id } = await send(ana, await png());
  await ana.api.payments.cancelSubscription({ params: { subscription_id } });
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.subscriptions")
      .set({ state: "ended", ended_at: kogi.platform.clock.now(), end_reason: "cancelled" })
      .where("subscription_id", "=", subscription_id)
      .execute(),
  );
  expect(await storage(ana)).toMatchObject({ limit_bytes: 1_024 * MB });
  expect(await refusal(send(ana, await png({ colour: "#00aa00" })))).toMatchObject({ code: "media.quota_reached" });
  expect(await ana.api.media.getMedia({ params: { media_id } })).toMatchObject({ media_id });
});

test("who sends many files lets nobody wait: everybody's first is looked at before anybody's second", async () => {
  await kogi.settle();
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const sent: string[] = [];
  for (const red of ["11", "22", "33"]) sent.push((await send(ana, await png({ colour: `#${red}0000` }))).media_id);
  const { media_id: own } = await send(ben, await png({ colour: "#0000ff" }));
  const { rows } = await sql<{ media_id: string }>`select data ->> 'media_id' as media_id from pgboss.job
    where name = 'media.scan' and state = 'created' order by priority desc, created_on`.execute(kogi.platform.db);
  const [first, second, ...rest] = rows.map(({ media_id }) => media_id);
  expect([[first, second].toSorted(), rest]).toEqual([[sent[0], own].toSorted(), sent.slice(1)]);
  await kogi.settle();
});

test.each([
  ["media.draw_document", (number: number) => pdfPages(1, `${number} 0 m`)],
  ["media.make_avif", (number: number) => png({ colour: `#00${number}000` })],
] as const)("of whoever sends many files the rest is made in turn, too: %s", async (job, make) => {
  await kogi.settle();
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const hashes: (string | null)[] = [];
  for (const [number, person] of [ana, ana, ana, ben].entries()) {
    const { media_id } = await send(person, await make(number + 1));
    await scanMedia(kogi.platform, media_id);
    const { content_hash } = await kogi.platform.db
      .selectFrom("media.media")
      .select("content_hash")
      .where("media_id", "=", media_id)
      .executeTakeFirstOrThrow();
    hashes.push(content_hash);
  }
  const { rows } = await sql<{ hash: string }>`select data ->> 'content_hash' as hash from pgboss.job
    where name = ${job} and state = 'created' and data ->> 'content_hash' = any(${hashes})
    order by priority desc, created_on`.execute(kogi.platform.db);
  const [first, second, third, own] = hashes;
  expect(rows.map(({ hash }) => hash)).toEqual([first, own, second, third]);
  await kogi.settle();
});
