// A list of posts weighs no more than a phone should wait for, whoever asks for it, in each language.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { eur, postProject } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();
const SHOWN = 24;
/** The limit is 20 kB (`npm run bench -- web`); the rest is for names and pictures that are longer than here. */
const BYTES_MAX = 19_500;

interface Post {
  readonly title: string;
  readonly description: string;
  readonly skills: readonly string[];
}

// Posts as people write them: made-up ones would repeat each other, and compress better.
beforeAll(async () => {
  const text = await readFile(join(kogi.platform.config.projectFolder, "db/seeds/demo/projects.json"), "utf8");
  const posts = (JSON.parse(text) as Post[]).slice(0, SHOWN); // our own file
  const clients = await Promise.all(
    ["Bakery Sol", "Tram Works", "Ida Lind", "Pump Room"].map((name) => signUp(kogi, { user_type: "client", name })),
  );
  const deadline = new Date(kogi.platform.clock.now().getTime() + 20 * 86_400_000).toISOString();
  for (const [place, { title, description, skills }] of posts.entries()) {
    const client = clients[place % clients.length];
    const budget = eur(100_000 + 7_300 * place);
    if (client) await postProject(client, { title, description, skills: [...skills], budget, deadline });
  }
}, 180_000);

test.each(["en-GB", "de-DE"])(
  "the list of posts with all its filters stays under its limit by gzip in %s",
  async (language) => {
    const headers = { "accept-encoding": "gzip", "accept-language": language };
    const answer = await fetch(`${kogi.origin}/projects`, { headers });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect((await answer.text()).split("</article>").length - 1).toBe(SHOWN);
    expect(Number(answer.headers.get("content-length"))).toBeLessThan(BYTES_MAX);
  },
);
