// What search engines and link previews read of pages that everybody sees.
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();

/** The head as a program reads it, without a browser. */
async function headOf(path: string, language = "en-GB") {
  const answer = await kogi.app.fastify.inject({ method: "GET", url: path, headers: { "accept-language": language } });
  const [head = ""] = answer.body.split("</head>");
  const tag = (pattern: RegExp) => pattern.exec(head)?.[1]?.replaceAll("&amp;", "&");
  return {
    description: tag(/<meta name="description" content="([^"]+)"/),
    canonical: tag(/<link rel="canonical" href="([^"]+)"/),
    image: tag(/<meta property="og:image" content="([^"]+)"/),
    kind: tag(/<meta property="og:type" content="([^"]+)"/),
    alt: tag(/<meta property="og:image:alt" content="([^"]+)"/),
    width: tag(/<meta property="og:image:width" content="([^"]+)"/),
  };
}

test.each(["/", "/people", "/projects", "/portfolios", "/plans", "/fees", "/help"])(
  "%s has a description, a home and a picture that is there, in each language",
  async (path) => {
    for (const [asked, language] of [
      ["en-GB", "en"],
      ["de-DE", "de"],
    ] as const) {
      const head = await headOf(path, asked);
      expect(head.description).toBeDefined();
      expect(head.canonical).toBe(new URL(path, kogi.origin).href);
      expect(head.image).toBe(`${kogi.origin}/api/share-image.png?language=${language}`);
      expect(head).toMatchObject({ kind: "website", alt: expect.stringContaining("Kogi"), width: "1200" });
    }
    const { image = "" } = await headOf(path);
    const picture = await kogi.app.fastify.inject({ method: "GET", url: image.slice(kogi.origin.length) });
    expect([picture.statusCode, picture.headers["content-type"]]).toEqual([200, "image/png"]);
  },
);

test("sign-in, sign-up and who vouches for somebody name their home, whatever is asked beside it", async () => {
  for (const path of ["/sign-in", "/sign-up"])
    expect(await headOf(`${path}?back=%2Fwallet`)).toMatchObject({
      canonical: `${kogi.origin}${path}`,
      description: expect.any(String),
    });
  const person = await signUp(kogi, { name: "Ana Sol" });
  const { handle } = (await person.api.users.me()).user;
  expect(await headOf(`/people/${handle}/endorsements?skill=wordmarks`)).toEqual({
    canonical: `${kogi.origin}/people/${handle}/endorsements`,
    description: expect.stringContaining("Ana Sol"),
    image: `${kogi.origin}/api/users/${person.userId}/share-image.png`,
    kind: "website",
    alt: expect.stringContaining("Ana Sol"),
    width: "1200",
  });
  expect(await headOf(`/@${handle}`)).toMatchObject({ kind: "profile", alt: "Ana Sol · Kogi", width: "1200" });
});

test("search engines are asked to leave out whoever is in no list, and are told nothing of them", async () => {
  const person = await signUp(kogi, { name: "Ana Sol" });
  const { user, settings } = await person.api.users.me();
  const pages = [`/@${user.handle}`, `/people/${user.handle}/endorsements`];
  const read = async () => {
    const bodies = await Promise.all(
      pages.map(async (url) => (await kogi.app.fastify.inject({ method: "GET", url })).body),
    );
    const asked = bodies.map((body) => body.includes('<meta name="robots" content="noindex"'));
    return [...asked, bodies[0]?.includes("ProfilePage")];
  };
  expect(await read()).toEqual([false, false, true]);
  await person.api.users.putSettings({ body: { ...settings, show_in_lists: false } });
  expect(await read()).toEqual([true, true, false]);
});
