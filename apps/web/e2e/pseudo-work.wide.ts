// The pages of work, money, settings and the console in the pseudo-locale: no word stands outside the messages.
import { test } from "vitest";
import { eur, openOffer, submittedWork } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { lookAtPseudoPages, PSEUDO } from "./pseudo-pages.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();

/** What people have written, in these tests' people, posts, offers and disputes. */
const written = [
  ...["A brand for a small bakery", "I have drawn for three bakeries.", "Shall we?", "Here it is.", "Step 1", "Step 2"],
  ...["We open in spring and need a mark, a menu and a sign that can be read from the tram.", "Bakery", "Print"],
  ...["Half of it is missing.", "Clara Client", "Fred Free", "Ana Sol", "EUR", "USD", "English", "Deutsch", "https://"],
];

// Names of plans and of the provider are no words, and what stands in a schedule of fees was typed at the desk.
const named = ["Plus", "Pro", "Sandbox"];
const scheduled = ["Card processing, at cost", "service fee", "fee"];

/** As the browser's own tables call the months of a calendar. */
function months(): readonly string[] {
  const now = kogi.platform.clock.now();
  const format = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, ahead) =>
    format.format(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)),
  );
}

async function known(api: Visitor["api"]): Promise<readonly string[]> {
  const topics = await kogi.platform.db.selectFrom("trending.topics").select("name").execute();
  const skills = await api.users.listSkills({ query: { limit: 100 } });
  const badges = await api.standing.listBadgeRules();
  const { user } = await api.users.me();
  return [
    ...written,
    ...named,
    ...[user.handle, user.name, ...(user.email ? [user.email] : [])],
    ...topics.map(({ name }) => name),
    ...skills.data.map(({ name }) => name),
    ...badges.data.map(({ names }) => names.en),
  ];
}

async function windowOf(person: Pick<Visitor, "headers" | "userId" | "email" | "api">) {
  const page = await kogi.window(person);
  await page.context().addCookies([{ ...PSEUDO, url: kogi.origin }]);
  return page;
}

test("work and money, from an offer to a dispute, have no word of their own", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [90_000]);
  const talk = await openOffer(client, freelancer);
  const { dispute } = await client.api.contracts.disputeMilestone({
    params: { milestone_id: milestoneId },
    body: { reason: "Half of it is missing.", to_freelancer: eur(40_000) },
  });
  await kogi.settle();
  const { user } = await freelancer.api.users.me();
  const { proposal_id } = talk.proposal;
  const content = [...(await known(freelancer.api)), ...(await known(client.api))];
  const paths = [`/contracts/${contract.contract_id}`, `/disputes/${dispute?.dispute_id}`, `/proposals/${proposal_id}`];
  await lookAtPseudoPages(await windowOf(freelancer), [...paths, `/proposals/${proposal_id}/offer`], content);
  await lookAtPseudoPages(await windowOf(client), [...paths, `/hire/${user.handle}`, "/disputes"], content);
}, 240_000);

test("plans, fees, tax, confirmations and every page of the settings have no word of their own", async () => {
  const { page, api } = await kogi.visitor({ name: "Φρεντ" });
  await page.context().addCookies([{ ...PSEUDO, url: kogi.origin }]);
  const money = ["/plans", "/plans/plus", "/fees", "/tax", "/confirmations", "/wallet/statement", "/wallet/payouts"];
  const settings = ["experience", "interests", "calendar", "organisations", "two-factor", "files", "billing", "blocks"];
  const paths = [...money, ...[...settings, "payment-methods"].map((name) => `/settings/${name}`)];
  await lookAtPseudoPages(page, paths, [...(await known(api)), ...months()]);
}, 240_000);

test("the console has no word of its own", async () => {
  const desk = await signUp(kogi, { user_type: "client", name: "Αδα", roles: ["admin"] });
  const pages = ["ledger", "ledger/accounts", "ledger/journals", "fees", "fees/new", "reconciliation", "bookings"];
  const more = ["subscriptions", "disputes", "chargebacks", "payments", "payouts", "refunds", "webhooks"];
  const paths = ["/admin", ...[...pages, ...more, "certifications", "reviews"].map((name) => `/admin/${name}`)];
  const { data: fees } = await desk.api.payments.listFeePacks({ query: {} });
  const typed = [...scheduled, ...fees.map(({ note }) => note)];
  await lookAtPseudoPages(await windowOf(desk), paths, [...(await known(desk.api)), ...typed]);
}, 240_000);
