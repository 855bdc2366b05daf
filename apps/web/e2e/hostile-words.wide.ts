// Words that try to be code, in every field people fill in: pages show them and never run them.
import { expect, test } from "vitest";
import { eur, postProject, propose } from "#test/hiring.ts";
import { harmOn, watchForScripts } from "./harm-on.ts";
import { site } from "./site.ts";

const kogi = site();

// Our own: each breaks out of another place a page may put words into (text, attribute, script, title, comment, address).
const WORDS = [
  "<script>ran()</script>",
  '"><img src=x onerror=ran()>',
  "'-ran()-'",
  "</script><script>ran()</script>",
  "</title><svg onload=ran()>",
  "--><img src=x onerror=ran()>",
  "</textarea><iframe srcdoc='<script>parent.ran()</script>'></iframe>",
  "javascript:ran()",
  "${ran()} {{ran()}}",
  '<a href="javascript:ran()" autofocus onfocus=ran()>x</a>',
  "\u202e<b>gnp.exe</b>\u2066",
  "<math><mtext><table><mglyph><style><img src=x onerror=ran()>",
];
const all = WORDS.join("\n");
const line = (most: number) => WORDS.join(" ").slice(0, most);

test("words that try to be code are shown as words on every page that shows them", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const body = { name: line(80), headline: line(120), city: line(80), bio: all };
  const me = await ana.api.users.patchUser({ params: { user_id: ana.userId }, body });
  const questions = [{ text: line(200), required: true }];
  const project = await postProject(client, { title: line(120), description: all, screening_questions: questions });
  const answers = project.screening_questions.map(({ question_id }) => ({ question_id, text: all }));
  const proposal = await propose(ana, project.project_id, { amount: eur(90_000), cover_letter: all, answers });
  await client.api.projects.declineProposal({ params: { proposal_id: proposal.proposal_id }, body: { reason: all } });
  const portfolio = await ana.api.portfolios.createPortfolio({ body: { title: line(120), description: all } });
  const at = { portfolio_id: portfolio.portfolio_id };
  const item = await ana.api.portfolios.addItem({
    params: at,
    body: { kind: "case_study", title: line(120), story: all, client: line(120), role: line(120) },
  });
  await ana.api.portfolios.publishPortfolio({ params: at });
  await kogi.settle();
  const asked = encodeURIComponent(WORDS[3] ?? "");
  const paths = [
    "/projects",
    `/projects?q=${asked}`,
    `/projects/${project.project_id}`,
    `/proposals/${proposal.proposal_id}`,
    "/people",
    "/portfolios",
    "/portfolios/mine",
    `/portfolios/${at.portfolio_id}/edit`,
    `/portfolios/${at.portfolio_id}/edit?dialog=remove&item=${item.item_id}`,
    `/portfolios/${at.portfolio_id}/details`,
    `/portfolios/${at.portfolio_id}/items/${item.item_id}`,
    `/@${me.handle}/${portfolio.slug}`,
    `/@${me.handle}/${portfolio.slug}/${item.item_id}`,
    `/@${me.handle}`,
    `/search?q=${asked}`,
    "/notifications",
    `/sign-in?next=${encodeURIComponent("javascript:ran()")}`,
    `/unsubscribe?token=${asked}`,
    `/${asked}`,
  ];
  for (const { page } of [client, ana]) {
    await watchForScripts(page);
    for (const path of paths) expect(await harmOn(page, path), path).toEqual([]);
  }
  const told = async (path: string) => {
    await client.page.goto(path);
    return JSON.parse((await client.page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  };
  const home = `/@${me.handle}/${portfolio.slug}`;
  expect(await told(home)).toMatchObject({
    name: portfolio.title,
    mainEntity: { itemListElement: [{ name: item.title }] },
  });
  expect(await told(`${home}/${item.item_id}`)).toMatchObject({ name: item.title, description: item.story });
  expect(await told(`/@${me.handle}`)).toMatchObject({ mainEntity: { name: me.name } });
  await client.page.goto(`/projects/${project.project_id}`);
  expect(await client.page.getByText("<script>ran()</script>").count()).toBeGreaterThan(0);
}, 180_000);

test("an address that cannot be read, a form of another site and one that is too large are answered with a page", async () => {
  const page = async (path: string, options: RequestInit = {}) => {
    const headers = { accept: "text/html", ...options.headers };
    const answer = await fetch(kogi.origin + path, { ...options, headers, redirect: "manual" });
    const text = await answer.text();
    const title = /<title>([^<]*)/.exec(text)?.[1];
    return text.includes("Ana Sol") ? [answer.status, title, "Ana Sol"] : [answer.status, title];
  };
  const { headers } = await kogi.visitor({ name: "Ana Sol" });
  for (const path of ["/@%ff", "/@%e0%a4%a", "/@%00", "/projects/%c3%28?x=%", "/%", "/people/%ff"]) {
    expect(await page(path), path).toEqual([404, "This page does not exist · Kogi"]);
    expect(await page(path, { headers }), path).toEqual([404, "This page does not exist · Kogi", "Ana Sol"]);
  }
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  expect(
    await page("/sign-in", { method: "POST", headers: foreign, body: new URLSearchParams({ email: "x" }) }),
  ).toEqual([403, "This form came from another site · Kogi"]);
  const large = new URLSearchParams({ email: "x".repeat(1_100_000) });
  expect(await page("/sign-in", { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body: large })).toEqual(
    [413, "That is more than a form may carry · Kogi"],
  );
  const german = { ...headers, "accept-language": "de" };
  expect(
    await page("/sign-in", {
      method: "POST",
      headers: { ...german, ...foreign },
      body: new URLSearchParams({ a: "x" }),
    }),
  ).toEqual([403, "Dieses Formular kam von einer anderen Seite · Kogi", "Ana Sol"]);
  const sentHere = { ...german, "sec-fetch-site": "same-origin" };
  expect(await page("/sign-in", { method: "POST", headers: sentHere, body: large })).toEqual([
    413,
    "Das ist mehr, als ein Formular tragen kann · Kogi",
    "Ana Sol",
  ]);
  const files = new FormData();
  files.set("cover", new Blob([new Uint8Array(2_000_000)]), "cover.png");
  const sent = {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: files,
    redirect: "manual",
  } as const;
  const answer = await fetch(`${kogi.origin}/portfolios/new`, sent);
  expect([answer.status, answer.headers.get("location")]).toEqual([302, expect.stringContaining("/sign-in")]);
});

test("a handle that is nobody's leads to a search for it, signed in or not", async () => {
  const { page } = await kogi.visitor({ name: "Quirin Vale" });
  for (const gone of ["/@quirin-v", "/@Quirin-V"]) {
    expect((await page.goto(gone))?.status()).toBe(404);
    await page.getByRole("heading", { name: "Nobody goes by this name here" }).waitFor();
    await page.getByRole("link", { name: "Search Kogi for it" }).click();
    await page.getByRole("heading", { level: 3, name: "Quirin Vale" }).first().waitFor();
  }
  await page.goto("/@%ff");
  await page.getByRole("link", { name: "Go to the home page" }).click();
  await page.waitForURL((url) => url.pathname !== "/@%ff");
});
