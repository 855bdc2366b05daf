// Names and titles without a space, as long as they may be: no heading, card or table becomes wider than a phone.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { eur, fund, handIn, postProject, propose, terms } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { tooWide } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };
const word = (most: number) => "Donaudampfschifffahrtsgesellschaftskapitän".repeat(6).slice(0, most);

async function look(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await page.goto(path, { waitUntil: "domcontentloaded" });
    expect.soft([path, answer?.status()]).toEqual([path, 200]);
    expect.soft(await tooWide(page), `${path} is wider than its window`).toEqual([]);
  }
}

/** Somebody with words without end all over their profile, and a client of that name. */
async function twoPeople() {
  const [client, freelancer] = await Promise.all([
    signUp(kogi, { user_type: "client", name: word(80), roles: ["admin"] }),
    signUp(kogi, { name: word(80) }),
  ]);
  const me = await freelancer.api.users.patchUser({
    params: { user_id: freelancer.userId },
    body: {
      headline: word(120),
      city: word(80),
      bio: word(240),
      links: [{ label: word(40), url: "https://a.example" }],
    },
  });
  const logos = await kogi.api().users.listSkills({ query: { slug: ["logo-design"] } });
  await freelancer.api.users.putSkills({
    params: { user_id: freelancer.userId },
    body: { skills: logos.data.map(({ skill_id }) => ({ skill_id, level: "expert" })) },
  });
  return { client, freelancer, me };
}

type People = Awaited<ReturnType<typeof twoPeople>>;

/** A milestone that is handed in, and a proposal beside it. */
async function workBetween({ client, freelancer }: People) {
  const wishes = { title: word(120), description: word(240), tags: [word(40)] };
  const hired = await propose(freelancer, (await postProject(client, wishes)).project_id);
  const offer = await client.api.projects.makeOffer({
    params: { proposal_id: hired.proposal_id },
    body: terms([100_000], { milestones: [{ title: word(120), amount: eur(100_000) }] }),
  });
  const contract = await freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  const milestoneId = contract.milestones[0]?.milestone_id ?? "";
  const payment = await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId, word(240));
  const { project_id } = await postProject(client, wishes);
  const proposal = await propose(freelancer, project_id, {
    cover_letter: word(240),
    milestones: [{ title: word(120), amount: eur(180_000) }],
  });
  return { contract, payment, project_id, proposal };
}

async function shownBy({ freelancer }: People) {
  const portfolio = await freelancer.api.portfolios.createPortfolio({
    body: { title: word(120), description: word(240), tags: [word(30)] },
  });
  const at = { portfolio_id: portfolio.portfolio_id };
  const item = await freelancer.api.portfolios.addItem({
    params: at,
    body: {
      kind: "case_study",
      title: word(120),
      story: word(240),
      client: word(120),
      role: word(120),
      tags: [word(30)],
    },
  });
  await freelancer.api.portfolios.publishPortfolio({ params: at });
  const organisation = await freelancer.api.organisations.createOrganisation({
    body: { name: word(80), handle: `long-${newId().slice(-12)}`, headline: word(120), about: word(240) },
  });
  return { portfolio, at, item, organisation };
}

test("words without end break where they stand, on every page that shows them", async () => {
  const people = await twoPeople();
  const { client, freelancer, me } = people;
  const { contract, payment, project_id, proposal } = await workBetween(people);
  const { portfolio, at, item, organisation } = await shownBy(people);
  await kogi.settle();

  const shown = [
    `/@${me.handle}`,
    `/@${me.handle}/${portfolio.slug}`,
    `/@${organisation.handle}`,
    `/projects/${project_id}`,
  ];
  const lists = ["/", "/people", "/people?q=donau", "/projects", "/portfolios", "/search?q=donau"];
  const own = ["/dashboard", "/notifications", "/contracts", `/contracts/${contract.contract_id}`];
  await look(await kogi.window(freelancer, phone), [
    ...shown,
    ...lists,
    ...own,
    "/wallet",
    "/wallet/statement",
    "/proposals",
    `/proposals/${proposal.proposal_id}`,
    "/portfolios/mine",
    `/portfolios/${at.portfolio_id}/edit`,
    `/portfolios/${at.portfolio_id}/items/${item.item_id}`,
    "/settings/profile",
    "/settings/organisations",
  ]);
  await look(await kogi.window(client, phone), [
    ...shown,
    ...own,
    `/projects/${project_id}/proposals`,
    `/proposals/${proposal.proposal_id}`,
    `/payments/${payment.transaction_id}`,
    "/invoices",
    "/admin/ledger",
    "/admin/payments",
  ]);
  // Tables are tables there.
  await look(await kogi.window(client, desk), ["/dashboard", "/contracts", "/invoices", "/admin/payments"]);
}, 240_000);
