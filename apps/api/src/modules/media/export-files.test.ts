// What has no room in the copy of somebody's data is named: in the copy, beside it, and in the news of it.
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { registerExportPart } from "#modules/users/index.ts";
import { mailsTo } from "#test/inbox.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { film, png } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { exportFiles } from "./export-files.ts";

const kogi = world();

test("originals without room are named in the copy, on its page and in its mail, and open from one's files", async () => {
  const roomBytes = 50_000;
  registerExportPart(kogi.platform, { name: "narrow", collect: (at, userId) => exportFiles(at, userId, roomBytes) });
  const ana = await signUp(kogi);
  const upload = async (body: Buffer, name: string) => {
    const { media_id } = await ana.api.media.uploadMedia({ query: { name }, body });
    await kogi.settle();
    return media_id;
  };
  const small = await upload(await png(), "lamp.png");
  const large = await upload(film(1), "reel.mp4");
  await ana.api.exports.askForExport({ body: { password: PASSWORD } });
  await kogi.settle();
  const [made] = (await ana.api.exports.listExports()).data;
  expect(made).toMatchObject({ state: "ready", left_out_count: 1, left_out: ["reel.mp4"] });
  const answer = await kogi.app.fastify.inject({ url: made?.url ?? "", headers: ana.headers });
  const archive = unzipSync(answer.rawPayload);
  const held = (part: string) => Object.keys(archive).filter((path) => path.startsWith(`${part}/originals/`));
  expect([held("files").length, held("narrow")]).toEqual([2, [expect.stringContaining(small)]]);
  const named = (part: string) => JSON.parse(strFromU8(archive[`${part}/left_out.json`] ?? new Uint8Array()));
  expect([named("files"), named("narrow")]).toMatchObject([[], [{ media_id: large, name: "reel.mp4" }]]);
  expect((await mailsTo(kogi, ana.email)).at(-1)?.text).toContain("one file had no room in it: reel.mp4");
  const { original_url } = await ana.api.media.getMedia({ params: { media_id: large } });
  expect((await kogi.app.fastify.inject({ url: original_url ?? "" })).statusCode).toBe(200);
});
