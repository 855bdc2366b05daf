// How much of a form is taken into memory, however it is sent.
import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { createPageAnswer } from "./answer-page.ts";

const MB = 1_048_576;
const PLAIN = "application/x-www-form-urlencoded";
const WITH_FILES = "multipart/form-data; boundary=x";
const WORDS_BESIDE_FILES = "multipart/form-data; boundary=x; of=words";

const kogi = world();
const fastify = Fastify();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  fastify.all(
    "/*",
    createPageAnswer(kogi.app, async (request, { tooLarge }) => {
      if (tooLarge) return new Response(`${request.method} too large`, { status: 413 });
      const text = (await request.formData()).get("text");
      return new Response(String(text instanceof File ? text.size : text?.length));
    }),
  );
  await fastify.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => fastify.close());

const around = (type: string): readonly [string, string] =>
  type === PLAIN
    ? ["text=", ""]
    : [
        `--x\r\ncontent-disposition: form-data; name="text"${type === WITH_FILES ? '; filename="a"' : ""}\r\n\r\n`,
        "\r\n--x--\r\n",
      ];

function* pieces(type: string, bytes: number): Generator<Buffer> {
  const [before, behind] = around(type);
  yield Buffer.from(before);
  for (let left = bytes; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), "a");
  yield Buffer.from(behind);
}

/** Sends a form whose length is not said before, to an address that does not exist. */
async function send(type: string, bytes: number, person: Person | null): Promise<[number, string]> {
  const answer = await fetch(`${fastify.listeningOrigin}/nothing-here`, {
    method: "POST",
    headers: { ...person?.headers, "content-type": type, "sec-fetch-site": "same-origin" },
    body: Readable.toWeb(Readable.from(pieces(type, bytes))) as BodyInit, // one thing under two type names
    duplex: "half",
  } as RequestInit); // `duplex` is missing in the DOM's type
  return [answer.status, await answer.text()];
}

test.each([
  ["a visitor's form", PLAIN, MB + 1, false],
  ["a visitor's form with files", WITH_FILES, 2 * MB, false],
  ["a person's form without files", PLAIN, MB + 1, true],
  ["a person's form with files", WITH_FILES, 31 * MB, true],
  ["a form with words where files belong", WORDS_BESIDE_FILES, 2 * MB, true],
] as const)("%s is not read beyond what a form may have, and a page says so", async (_who, type, bytes, signedIn) => {
  expect(await send(type, bytes, signedIn ? ana : null)).toEqual([413, "GET too large"]);
});

test.each([
  ["a visitor's form", PLAIN, 900_000, false],
  ["a visitor's form with files", WITH_FILES, 900_000, false],
  ["a person's form with files", WITH_FILES, 26 * MB, true],
  ["a person's form of words beside files", WORDS_BESIDE_FILES, 900_000, true],
] as const)("%s of the usual size arrives", async (_who, type, bytes, signedIn) => {
  expect(await send(type, bytes, signedIn ? ana : null)).toEqual([200, String(bytes)]);
});

test("a form that says it is too large is answered before it is sent", async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { "content-type": WITH_FILES, "content-length": 10_000 * MB, "sec-fetch-site": "same-origin" };
    const sent = httpRequest(`${fastify.listeningOrigin}/nothing-here`, { method: "POST", headers });
    sent.on("response", ({ statusCode }) => {
      resolve(statusCode);
      sent.destroy();
    });
    sent.on("error", reject);
    sent.write("--x\r\n");
  });
  expect(status).toBe(413);
}, 5_000);

test.each([
  ["a plain form", PLAIN, "a&".repeat(6_000)],
  ["a form with files", WITH_FILES, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(6_000)],
  [
    "a form that hides where its parts end",
    `${WITH_FILES.replace("; ", '; of="boundary=y"; ')}`,
    "--x\r\n".repeat(6_000),
  ],
])("%s of thousands of fields is not taken apart", async (_what, type, body) => {
  const headers = { ...ana.headers, "content-type": type, "sec-fetch-site": "same-origin" };
  const answer = await fetch(`${fastify.listeningOrigin}/nothing-here`, { method: "POST", headers, body });
  expect([answer.status, await answer.text()]).toEqual([413, "GET too large"]);
});
