import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { pieceAddresses, portfolioAddresses } from "#modules/portfolios/index.ts";
import { projectAddresses } from "#modules/projects/index.ts";
import { organisationAddresses, peopleAddresses } from "#modules/users/index.ts";
import { partsOf, readAddresses } from "#platform/addresses/index.ts";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { postProject } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana Sol" });
});

const ask = async (url: string) => {
  const { statusCode, headers, body } = await kogi.app.fastify.inject({ url });
  return { status: statusCode, headers, body, addresses: [...body.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, at]) => at) };
};
const partsNamed = async () => (await ask("/sitemap.xml")).addresses.map((at) => new URL(at ?? "").pathname);
const paths = async (kind: string) => {
  const { addresses } = await ask(`/sitemaps/${kind}.xml`);
  return addresses.map((at) => decodeURI(new URL(at ?? "").pathname));
};

async function show(person: Person, title: string) {
  const { portfolio_id } = await person.api.portfolios.createPortfolio({ body: { title } });
  const story = { kind: "case_study" as const, title: "A mark", story: "Warm, and round." };
  await person.api.portfolios.addItem({ params: { portfolio_id }, body: story });
  return person.api.portfolios.publishPortfolio({ params: { portfolio_id } });
}

test("search engines are told where the sitemap is and what is nobody's to read", async () => {
  const { status, headers, body } = await ask("/robots.txt");
  expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
    200,
    "text/plain; charset=utf-8",
    "public, max-age=3600",
  ]);
  expect(body).toContain(`\nSitemap: ${kogi.platform.config.publicUrl}/sitemap.xml\n`);
  for (const path of ["/api/", "/wallet", "/settings", "/admin", "/contracts"])
    expect(body).toContain(`\nDisallow: ${path}\n`);
  expect(body).toContain("\nAllow: /api/*/share-image.png\n");
});

test("the sitemap names a part for each kind of page", async () => {
  const { headers } = await ask("/sitemap.xml");
  expect([headers["content-type"], headers["cache-control"]]).toEqual(["application/xml", "public, max-age=3600"]);
  expect(await partsNamed()).toEqual(
    ["pages", "people", "organisations", "portfolios", "pieces", "projects"].map((kind) => `/sitemaps/${kind}.xml`),
  );
  expect(await paths("pages")).toContain("/projects");
  expect((await ask("/sitemaps/secrets.xml")).status).toBe(404);
  expect((await ask("/sitemaps/people.xml?after=made-up")).status).toBe(422);
});

test("a page stands in it once visitors see it, and no longer than that", async () => {
  const { user } = await ana.api.users.me();
  const params = { user_id: ana.userId };
  expect(await paths("people")).not.toContain(`/@${user.handle}`);
  await ana.api.users.patchUser({ params, body: { headline: "Marks for bakeries" } });
  const shown = await show(ana, "Élan & 作品");
  const draft = await ana.api.portfolios.createPortfolio({ body: { title: "Not yet" } });
  const client = await signUp(kogi, { user_type: "client" });
  const open = await postProject(client);
  const invited = await postProject(client, { visibility: "invited" });
  const home = `/@${user.handle}/${shown.slug}`;
  expect(await paths("people")).toContain(`/@${user.handle}`);
  expect(await paths("portfolios")).toEqual([home]);
  expect(await paths("pieces")).toEqual([`${home}/${shown.items[0]?.item_id}`]);
  expect(await paths("projects")).toEqual([`/projects/${open.project_id}`]);
  const { body } = await ask("/sitemaps/portfolios.xml");
  expect(body).toContain(`<lastmod>${shown.updated_at}</lastmod>`);
  expect(body).not.toContain(draft.slug);
  expect(JSON.stringify(await paths("projects"))).not.toContain(invited.project_id);

  const { settings } = await ana.api.users.me();
  await ana.api.users.putSettings({ body: { ...settings, show_in_lists: false } });
  await ana.api.portfolios.unlistPortfolio({ params: { portfolio_id: shown.portfolio_id } });
  await client.api.projects.closeProject({ params: { project_id: open.project_id } });
  expect(await paths("people")).not.toContain(`/@${user.handle}`);
  expect([await paths("portfolios"), await paths("pieces"), await paths("projects")]).toEqual([[], [], []]);
});

test("parts hold every address once, whatever comes between; the list of them is an hour old at most", async () => {
  for (let number = 0; number < 5; number += 1) {
    const one = await signUp(kogi, { name: `Lister ${number}` });
    await one.api.users.patchUser({ params: { user_id: one.userId }, body: { headline: "Here" } });
  }
  const { db } = kogi.platform;
  const all = await readAddresses(db, peopleAddresses, null, 100);
  const places = await partsOf(db, peopleAddresses, 2);
  expect(places).toHaveLength(Math.ceil(all.length / 2));
  const inParts = await Promise.all(places.map((place) => readAddresses(db, peopleAddresses, place, 2)));
  expect(inParts.flat()).toEqual(all);
  expect(await partsOf(db, organisationAddresses, 2)).toEqual([null]);

  const owner = await signUp(kogi, { name: "Founder" });
  await owner.api.organisations.createOrganisation({ body: { name: "Studio Blau", handle: "studio-blau" } });
  await kogi.advance(HOUR_MS);
  expect(await partsNamed()).toContain("/sitemaps/organisations.xml");
  expect(await paths("organisations")).toEqual(["/@studio-blau"]);
});

test.for([
  ["users_newest", peopleAddresses],
  ["organisations_newest", organisationAddresses],
  ["portfolios_newest", portfolioAddresses],
  ["items_newest", pieceAddresses],
  ["projects_open_newest", projectAddresses],
] as const)("a part is read by %s", async ([index, { shown, id }]) => {
  const plan = await kogi.platform.db.transaction().execute(async (tx) => {
    // The tables of a test are too small to be worth an index.
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local enable_sort = off`.execute(tx);
    return sql`explain select created_at, ${id} from ${shown}
      and (created_at, ${id}) > (now(), ${newId()}::uuid) order by created_at, ${id} limit 1000`.execute(tx);
  });
  expect(JSON.stringify(plan.rows)).toContain(index);
});
