// Words in the reader's language: chosen by the browser, the footer or the account, and never written into a page.
import { expect, test } from "vitest";
import { postProject } from "#test/hiring.ts";
import { mailedToken, mailsTo } from "#test/inbox.ts";
import { lookAtPseudoPages, PSEUDO } from "./pseudo-pages.ts";
import { site } from "./site.ts";

const kogi = site();
const german = { locale: "de-AT" } as const;

test("a browser that asks for German gets German, with scripts of German alone", async () => {
  const { page } = await kogi.visitor({}, german);
  const scripts: string[] = [];
  page.on("request", (request) => request.resourceType() === "script" && scripts.push(new URL(request.url()).pathname));
  await page.goto("/projects");
  await page.getByRole("heading", { name: "Projekte finden", level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  expect(await page.title()).toContain("Projekte finden");
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((path) => !path.startsWith("/assets/de/"))).toEqual([]);
  // Topics are data: the list of filters names them in the reader's language.
  expect(await page.locator("main").textContent()).toContain("Schreiben & Übersetzen");
  expect(await page.locator("main").textContent()).not.toContain("Writing & Translation");
  // Going on within the page stays in German, words of other areas and names of badges included.
  await page.getByRole("link", { name: "Leute finden" }).first().click();
  await page.getByRole("heading", { name: "Leute beauftragen", level: 1 }).waitFor();
  await page.getByRole("main").getByText("Bestens bewertet").first().waitFor({ state: "attached" });
  expect(await page.getByText("Top rated").count()).toBe(0);
});

test("the footer changes the language without JavaScript, and an account remembers it everywhere", async () => {
  const person = await kogi.visitor({}, { ...german, javaScriptEnabled: false });
  await person.page.goto("/contracts");
  await person.page.getByRole("button", { name: "English" }).click();
  await person.page.getByRole("heading", { name: "Contracts", level: 1 }).waitFor();
  expect(new URL(person.page.url()).pathname).toBe("/contracts");
  expect((await person.api.users.me()).settings.locale).toBe("en-AT");
  const elsewhere = await kogi.window(person, german);
  await elsewhere.goto("/contracts");
  await elsewhere.getByRole("heading", { name: "Contracts", level: 1 }).waitFor();
});

test("a person whose account is German sees German as soon as they are signed in", async () => {
  const person = await kogi.visitor({});
  const { settings } = await person.api.users.me();
  await person.page.goto("/settings/account");
  await person.page.getByLabel("Language of the pages").selectOption("Deutsch");
  await person.page.getByLabel("Dates and numbers as in").selectOption("DE");
  await person.page.getByRole("button", { name: "Save changes" }).last().click();
  await person.page.getByRole("heading", { name: "Sprache, Ort und Privatsphäre" }).waitFor();
  expect((await person.api.users.me()).settings).toEqual({
    ...settings,
    locale: "de-DE",
    version: settings.version + 1,
  });
});

test("who signs up on a German page is written to in German, before and after", async () => {
  const { page } = await kogi.visitor({}, { ...german, javaScriptEnabled: false });
  await page.context().clearCookies();
  await page.goto("/sign-up");
  await page.getByLabel("Dein Name").fill("Ana Sol");
  await page.getByLabel("E-Mail").fill("uta@example.org");
  await page.getByLabel("Passwort", { exact: true }).fill("seven lamps at noon");
  await page.getByRole("button", { name: "Konto anlegen" }).click();
  await page.getByText("Wir haben einen Link an uta@example.org geschickt.").waitFor();
  const token = await mailedToken(kogi, "uta@example.org", "verify-email");
  await page.goto(`/verify-email?token=${token}`);
  await page.getByRole("main").getByRole("button").click();
  await page.waitForURL((url) => url.pathname !== "/verify-email");
  await kogi.api().auth.forgotPassword({ body: { email: "uta@example.org" } });
  const mails = await mailsTo(kogi, "uta@example.org");
  expect(mails.map((mail) => mail.subject)).toEqual([
    "Bestätige deine E-Mail-Adresse für Kogi",
    "Setze ein neues Passwort für Kogi",
  ]);
});

// In another script than the words, so that nobody's own text is taken for one of ours.
const DESCRIPTION = "Δέλτα, και άλλα, και ακόμα περισσότερα από όσα χρειάζονται εδώ.";

test("no page has a word of its own, and none breaks when words are 40 % longer", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Κλάρα" });
  const { project_id } = await postProject(client, { title: "Ωμέγα", description: DESCRIPTION });
  const { page, api, email } = await kogi.visitor({ name: "Φρεντ" });
  const { user } = await api.users.me();
  const topics = await kogi.platform.db.selectFrom("trending.topics").select("name").execute();
  const skills = await api.users.listSkills({ query: { limit: 100 } });
  const badges = await api.standing.listBadgeRules();
  const { handle } = (await client.api.users.me()).user;
  const country = new Intl.DisplayNames("en", { type: "region" });
  const content = [
    ...[
      "EUR",
      "bakery",
      "print",
      "https://",
      "Ana Sol",
      "Κλάρα",
      "Φρεντ",
      "Ωμέγα",
      DESCRIPTION,
      handle,
      user.handle,
      email,
      "English",
      "Deutsch",
    ],
    ...topics.map(({ name }) => name),
    ...skills.data.map(({ name }) => name),
    // Badges are data: each language has its own names for them.
    ...badges.data.map(({ names }) => names.en),
    ...[user.country].flatMap((code) => (code ? [country.of(code) ?? code] : [])),
  ];
  const signedIn = [
    ...["/", "/dashboard", "/contracts", "/proposals", "/wallet", "/wallet/identity", "/invoices", "/notifications"],
    ...["/settings/profile", "/settings/skills", "/settings/account", "/settings/security", "/settings/notifications"],
    ...["/settings/api-keys", `/projects/${project_id}`, `/projects/${project_id}/propose`, `/@${handle}`],
    ...[
      "/people",
      "/organisations",
      "/projects",
      "/portfolios",
      "/portfolios/mine",
      "/portfolios/new",
      "/search",
      "/search?q=ωμέγα",
      "/nothing/here/at/all",
    ],
  ];
  await page.context().addCookies([{ ...PSEUDO, url: kogi.origin }]);
  await lookAtPseudoPages(page, signedIn, content);
  await page.context().clearCookies();
  await page.context().addCookies([{ ...PSEUDO, url: kogi.origin }]);
  await lookAtPseudoPages(page, ["/", "/sign-in", "/sign-up", "/forgot-password", `/projects/${project_id}`], content);
}, 240_000);
