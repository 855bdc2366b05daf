// A file at which the process dies is not tried for ever; what is nobody's fault is.
import { expect, test } from "vitest";
import type { Platform } from "#platform/platform.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { scanMedia } from "./scan-media.ts";

const kogi = world();

async function upload(name: string, text: string) {
  const ana = await signUp(kogi, { name });
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "a.txt" }, body: Buffer.from(text) });
  return { media_id, seen: () => ana.api.media.getMedia({ params: { media_id } }) };
}

/** Looks at it and stops for ever in the middle, as if the process had died there. */
async function die(mediaId: string): Promise<void> {
  await new Promise<void>((reached) => {
    const malware: Platform["malware"] = {
      scan: () => {
        reached();
        return new Promise(() => undefined);
      },
    };
    void scanMedia({ ...kogi.platform, malware }, mediaId);
  });
}

test("a file at which the server died five times is refused, not tried again", async () => {
  const { media_id, seen } = await upload("Ana", "words that kill");
  for (let round = 0; round < 5; round += 1) await die(media_id);
  expect((await seen()).state).toBe("scanning");
  await kogi.settle();
  expect(await seen()).toMatchObject({ state: "refused", refusal: expect.stringContaining("could not read") });
  expect(await kogi.platform.files.list("incoming")).toEqual([]);
});

test("tries that ended with an answer do not count: a scanner that is away, a server that died once or twice", async () => {
  const { media_id, seen } = await upload("Ben", "words that wait");
  const away: Platform["malware"] = { scan: () => Promise.reject(new Error("away")) };
  for (let round = 0; round < 4; round += 1) {
    await die(media_id);
    await die(media_id);
    await expect(scanMedia({ ...kogi.platform, malware: away }, media_id)).rejects.toThrow("away");
  }
  await kogi.settle();
  expect((await seen()).state).toBe("ready");
});
