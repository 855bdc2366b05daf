// Something breaks on our side: the page says so, says what is safe, and everything else goes on.
import { expect, test } from "vitest";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site({ breaks: /\/projects(\.data)?(\?|$)/ });

const rename = (from: string, to: string) =>
  kogi.platform.owner((db) => db.query(`alter table projects.${from} rename to ${to}`));

test.each([
  ["en-GB", "Something broke on our side", "Money and data are safe", "Try again"],
  ["de-DE", "Bei uns ist etwas kaputtgegangen", "Geld und Daten sind sicher", "Noch einmal versuchen"],
])(
  "a page that breaks says so in %s, by its status too, and works again once it is mended",
  async (locale, ...said) => {
    const [title, safe, again] = said;
    const { page } = await kogi.visitor({}, { locale });
    await rename("projects", "projects_away");
    try {
      expect((await page.goto("/projects"))?.status()).toBe(500);
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
      await page.getByText(safe, { exact: false }).waitFor();
      expect(await page.getByText(/relation|projects_away|at \w+ \(/).count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      // From a page that works, and in its place.
      await page.goto("/help");
      await page.getByRole("contentinfo").locator('a[href="/projects"]').click();
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
      expect(await page.title()).toContain(title);
    } finally {
      await rename("projects_away", "projects");
    }
    await page.getByRole("link", { name: again }).click();
    await page.getByRole("main").getByRole("searchbox").waitFor();
    expect(new URL(page.url()).pathname).toBe("/projects");
  },
);

test("while nobody can tell who asks, the page says so in the reader's language and colours", async () => {
  const { headers } = await kogi.visitor({});
  // What a database says that is just starting, to whoever looks for a session.
  await kogi.platform.owner((db) =>
    db.query(`
      create function auth.away() returns boolean language plpgsql
        as $$ begin raise 'starting up' using errcode = 'cannot_connect_now'; end $$;
      alter table auth.sessions rename to sessions_away;
      create view auth.sessions as select * from auth.sessions_away where auth.away();
      grant select on auth.sessions to public`),
  );
  try {
    const cookie = `${headers.cookie}; kogi_scheme=dark`;
    const answer = await fetch(`${kogi.origin}/projects`, { headers: { cookie, "accept-language": "de" } });
    const page = await answer.text();
    expect([answer.status, /<title>([^<]*)/.exec(page)?.[1]]).toEqual([503, "Kogi ist gerade ausgelastet · Kogi"]);
    expect(page).toMatch(/<html lang="de"[^>]* data-scheme="dark"/);
  } finally {
    await kogi.platform.owner((db) =>
      db.query("drop view auth.sessions; drop function auth.away; alter table auth.sessions_away rename to sessions"),
    );
  }
});
