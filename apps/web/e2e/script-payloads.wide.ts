// Every payload that has run somewhere, and every string that has broken something, in what people write of themselves and
// of their work: pages show the words, run none of them and ask nobody else for anything.
import { expect, test } from "vitest";
import { postProject } from "#test/hiring.ts";
import { naughtyStrings, scriptPayloads } from "../../api/test/hostile-words/read-words.ts";
import { harmOn, watchForScripts } from "./harm-on.ts";
import { site } from "./site.ts";

const kogi = site();
const MOST = 4_900; // what a person may say of themselves

/** As many words to a page as a profile takes, a line each; control characters are no text, and refused. */
function pagesOf(words: readonly string[]): readonly string[] {
  const pages = [""];
  for (const word of words) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
    const line = word.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ");
    if (`${pages.at(-1)}\n${line}`.length > MOST) pages.push(line);
    else pages[pages.length - 1] += `\n${line}`;
  }
  return pages;
}

test("payloads written into profile, project and portfolio run nowhere and fetch nothing", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const { project_id } = await postProject(client);
  const { portfolio_id, slug } = await ana.api.portfolios.createPortfolio({ body: { title: "Marks" } });
  const params = { portfolio_id };
  const item = { kind: "case_study", title: "A mark", story: "Round." } as const;
  const { item_id } = await ana.api.portfolios.addItem({ params, body: item });
  await ana.api.portfolios.publishPortfolio({ params });
  const { handle } = await ana.api.users.getUser({ params: { user_id: ana.userId } });
  const { page } = ana;
  await watchForScripts(page);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(kogi.origin)) foreign.push(request.url());
  });
  const pages = pagesOf([...scriptPayloads(), ...naughtyStrings()]);
  expect(pages.length).toBeGreaterThan(10);
  for (const words of pages) {
    await ana.api.users.patchUser({ params: { user_id: ana.userId }, body: { bio: words } });
    await ana.api.portfolios.patchPortfolio({ params, body: { description: words } });
    await ana.api.portfolios.patchItem({ params: { item_id }, body: { story: words } });
    await client.api.projects.updateProject({ params: { project_id }, body: { description: words } });
    for (const path of [`/@${handle}`, `/@${handle}/${slug}`, `/projects/${project_id}`])
      expect(await harmOn(page, path), path).toEqual([]);
  }
  expect(foreign).toEqual([]);
  // They were there to be run.
  await page.goto(`/@${handle}`);
  const [last = ""] = pages.at(-1)?.split("\n").toReversed() ?? [];
  expect(await page.getByText(last.trim(), { exact: false }).count()).toBeGreaterThan(0);
}, 300_000);
