import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { paymentOfCharge } from "#modules/payments/chargebacks/follow-dispute.ts";
import { finishStuck } from "#modules/payments/follow-up/finish-stuck.ts";
import { lengthenClearings } from "#modules/payments/protected/lengthen-clearings.ts";
import { ourSide } from "#modules/payments/reconciliation/our-side.repository.ts";
import { reconcile } from "#modules/payments/reconciliation/reconcile.ts";
import { tellExpiries } from "#modules/payments/saved-methods/tell-expiry.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { countSet } from "#test/read-count.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../db/checks/run.ts";
import { fillWithCrowd } from "./crowd.ts";
import { readsDuring, readsOf, tablesReadWhole } from "./queries.ts";

const kogi = world({}, { spoils: "all" });
const ROWS = countSet("KOGI_CROWD", 10_000);
let person: Person;
let large: ReadonlySet<string>;

beforeAll(async () => {
  person = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { userId: personId } = person;
  large = new Set(await kogi.platform.owner((client) => fillWithCrowd(client, { personId, count: ROWS })));
}, 3_600_000);

const lists: readonly (readonly [string, (person: Person) => Promise<unknown>])[] = [
  ["people, full profiles first", ({ api }) => api.users.listUsers({ query: {} })],
  ["freelancers, full profiles first", ({ api }) => api.users.listUsers({ query: { user_type: ["freelancer"] } })],
  ["people at the desk", ({ api }) => api.admin.listPeople({ query: { count: true } })],
  ["people at the desk who are kept out", ({ api }) => api.admin.listPeople({ query: { state: ["suspended"] } })],
  ["administrators and reviewers", ({ api }) => api.admin.listPeople({ query: { roles: ["reviewer", "admin"] } })],
  ["somebody at the desk", ({ api }) => api.admin.listPeople({ query: { q: "nobody@example.org" } })],
  ["the audit log", ({ api }) => api.admin.listAudit({ query: {} })],
  ["the audit log of a kind", ({ api }) => api.admin.listAudit({ query: { action: "auth.roles_changed" } })],
  [
    "the audit log of a thing",
    ({ api, userId }) => api.admin.listAudit({ query: { subject_type: "account", subject_id: userId } }),
  ],
  ["what somebody did", ({ api, userId }) => api.admin.listAudit({ query: { actor_id: userId } })],
  ["people, newest", ({ api }) => api.users.listUsers({ query: { sort: "-created_at" } })],
  ["people by name", ({ api }) => api.users.listUsers({ query: { sort: "name" } })],
  [
    "freelancers of a country",
    ({ api }) => api.users.listUsers({ query: { user_type: ["freelancer"], country: ["KE"] } }),
  ],
  ["people by a rare word", ({ api }) => api.users.listUsers({ query: { q: "zeppelin" } })],
  ["people by a word that means a skill", ({ api }) => api.users.listUsers({ query: { q: "wordmarks" } })],
  ["people by rate", ({ api }) => api.users.listUsers({ query: { sort: "hourly_rate" } })],
  ["people by success", ({ api }) => api.users.listUsers({ query: { sort: "-success_score" } })],
  [
    "freelancers by rating",
    ({ api }) => api.users.listUsers({ query: { user_type: ["freelancer"], sort: "-rating" } }),
  ],
  ["people who speak a language", ({ api }) => api.users.listUsers({ query: { languages: ["is"] } })],
  ["people with a badge", ({ api }) => api.users.listUsers({ query: { badges: ["top_rated"] } })],
  [
    "people by who vouches for a skill",
    ({ api }) => api.users.listUsers({ query: { skills: ["wordmarks"], sort: "-endorsements" } }),
  ],
  ["organisations, newest", ({ api }) => api.organisations.listOrganisations({ query: {} })],
  ["organisations by name", ({ api }) => api.organisations.listOrganisations({ query: { sort: "name" } })],
  ["organisations of a country", ({ api }) => api.organisations.listOrganisations({ query: { country: ["KE"] } })],
  ["organisations by a rare word", ({ api }) => api.organisations.listOrganisations({ query: { q: "zeppelin" } })],
  ["one's own organisations", ({ api }) => api.organisations.listMyOrganisations({ query: {} })],
  ["invitations to organisations", ({ api }) => api.organisations.listMyOrganisationInvitations({ query: {} })],
  [
    "an organisation with its members and invitations",
    async ({ api }) => {
      const { data } = await api.organisations.listMyOrganisations({ query: { limit: 1 } });
      const params = { organisation_id: data[0]?.organisation.organisation_id ?? "" };
      await api.organisations.getOrganisation({ params });
      await api.organisations.listMembers({ params, query: {} });
      await api.organisations.listOrganisationInvitations({ params, query: {} });
    },
  ],
  ["portfolios, newest", ({ api }) => api.portfolios.listPortfolios({ query: {} })],
  ["portfolios, most liked", ({ api }) => api.portfolios.listPortfolios({ query: { sort: "-likes" } })],
  ["portfolios with a tag", ({ api }) => api.portfolios.listPortfolios({ query: { tags: ["tag-7"] } })],
  ["portfolios with pictures", ({ api }) => api.portfolios.listPortfolios({ query: { kind: ["image"] } })],
  ["portfolios with verified work", ({ api }) => api.portfolios.listPortfolios({ query: { verified: true } })],
  [
    "portfolios like one",
    async ({ api }) => {
      const { data } = await api.portfolios.listPortfolios({ query: { limit: 1 } });
      await api.portfolios.listSimilar({ params: { portfolio_id: data[0]?.portfolio_id ?? "" } });
    },
  ],
  [
    "pieces like one",
    async ({ api }) => {
      const { data } = await api.portfolios.listWorks({ query: { limit: 1 } });
      await api.portfolios.listSimilarPieces({ params: { item_id: data[0]?.item_id ?? "" } });
    },
  ],
  [
    "how a portfolio does",
    async ({ api, userId }) => {
      const { data } = await api.portfolios.listPortfolios({ query: { user_id: userId, limit: 1 } });
      await api.portfolios.getInsights({ params: { portfolio_id: data[0]?.portfolio_id ?? "" } });
    },
  ],
  ["one's own portfolios", ({ api, userId }) => api.portfolios.listPortfolios({ query: { user_id: userId } })],
  ["pieces of work, newest", ({ api }) => api.portfolios.listWorks({ query: {} })],
  [
    "suggestions of tags",
    ({ api }) => api.portfolios.suggest({ body: { category_id: "logo-design", tags: ["tag-7"] } }),
  ],
  [
    "work that one is asked to confirm",
    ({ api }) => api.portfolios.listConfirmations({ query: { role: "client", state: ["asked"] } }),
  ],
  ["work that one has asked about", ({ api }) => api.portfolios.listConfirmations({ query: {} })],
  ["one's own finished contracts", ({ api }) => api.portfolios.listFinishedContracts({ query: {} })],
  ["projects, newest", ({ api }) => api.projects.listProjects({ query: {} })],
  ["projects, dearest", ({ api }) => api.projects.listProjects({ query: { sort: "-budget", pricing: ["fixed"] } })],
  ["projects, nearest deadline", ({ api }) => api.projects.listProjects({ query: { sort: "deadline" } })],
  ["projects by a rare word", ({ api }) => api.projects.listProjects({ query: { q: "zeppelins" } })],
  ["projects by a common word", ({ api }) => api.projects.listProjects({ query: { q: "website" } })],
  ["projects that ask for a rare skill", ({ api }) => api.projects.listProjects({ query: { skills: ["skill-7"] } })],
  ["projects that ask for a common skill", ({ api }) => api.projects.listProjects({ query: { skills: ["html"] } })],
  ["projects of a topic", ({ api }) => api.projects.listProjects({ query: { category_id: ["logo-design"] } })],
  ["projects with a tag", ({ api }) => api.projects.listProjects({ query: { tags: ["tag-7"] } })],
  [
    "projects by a rare word, dearest",
    ({ api }) => api.projects.listProjects({ query: { q: "zeppelins", sort: "-budget" } }),
  ],
  [
    "projects of a topic with a tag, nearest deadline",
    ({ api }) =>
      api.projects.listProjects({ query: { category_id: ["logo-design"], tags: ["tag-50"], sort: "deadline" } }),
  ],
  [
    "projects of an organisation",
    async ({ api }) => {
      const { data } = await api.organisations.listMyOrganisations({ query: { limit: 1 } });
      await api.projects.listProjects({ query: { organisation_id: data[0]?.organisation.organisation_id ?? "" } });
    },
  ],
  ["one's own projects", ({ api, userId }) => api.projects.listProjects({ query: { user_id: userId } })],
  ["one's own proposals", ({ api }) => api.projects.listMyProposals({ query: {} })],
  ["one's own invitations", ({ api }) => api.projects.listMyInvitations({ query: {} })],
  ["one's own offers", ({ api }) => api.projects.listMyOffers({ query: {} })],
  ["one's own contracts", ({ api }) => api.contracts.listContracts({ query: {} })],
  [
    "contracts of an organisation",
    async ({ api }) => {
      const { data } = await api.organisations.listMyOrganisations({ query: { limit: 1 } });
      const organisation_id = data[0]?.organisation.organisation_id ?? "";
      await api.contracts.listContracts({ query: { organisation_id, count: true } });
    },
  ],
  ["what people say of somebody", ({ api, userId }) => api.contracts.listReviews({ query: { user_id: userId } })],
  ["badges of somebody", ({ api, userId }) => api.standing.listBadges({ params: { user_id: userId }, query: {} })],
  ["one's own success", ({ api, userId }) => api.standing.getSuccess({ params: { user_id: userId } })],
  ["people who can be hired now", ({ api }) => api.users.listUsers({ query: { availability: ["now"] } })],
  ["notifications", ({ api }) => api.notifications.listNotifications({ query: {} })],
  ["unread notifications", ({ api }) => api.notifications.listNotifications({ query: { unread: true } })],
  ["payments both ways", ({ api }) => api.payments.listPayments({ query: {} })],
  ["payments received", ({ api }) => api.payments.listPayments({ query: { direction: "in" } })],
  ["payouts", ({ api }) => api.payments.listPayouts({ query: {} })],
  ["documents", ({ api }) => api.payments.listInvoices({ query: {} })],
  [
    "documents of a year",
    ({ api }) => api.payments.listInvoices({ query: { from: "2026-01-01", to: "2026-12-31", kind: ["receipt"] } }),
  ],
  [
    "documents of an organisation",
    async ({ api }) => {
      const { data } = await api.organisations.listMyOrganisations({ query: { limit: 1 } });
      const organisation_id = data[0]?.organisation.organisation_id ?? "";
      await api.payments.listInvoices({ query: { organisation_id } });
    },
  ],
  ["documents, counted", ({ api }) => api.payments.listInvoices({ query: { count: true } })],
  ["a statement", ({ api }) => api.payments.listStatement({ query: { currency: "EUR" } })],
  [
    "a statement of a month",
    ({ api }) => api.payments.listStatement({ query: { currency: "EUR", from: "2026-01-01", to: "2026-01-31" } }),
  ],
  ["everybody's payments", ({ api }) => api.payments.listAllPayments({ query: {} })],
  ["everybody's open payments", ({ api }) => api.payments.listAllPayments({ query: { status: ["pending"] } })],
  ["payments with a refund to confirm", ({ api }) => api.payments.listAllPayments({ query: { refund_waits: true } })],
  ["everybody's payouts", ({ api }) => api.payments.listAllPayouts({ query: {} })],
  ["everybody's refunds", ({ api }) => api.payments.listAllRefunds({ query: {} })],
  ["refunds that failed", ({ api }) => api.payments.listAllRefunds({ query: { state: ["failed"] } })],
  ["chargebacks", ({ api }) => api.payments.listChargebacks({ query: {} })],
  [
    "somebody's money at the desk",
    async ({ api, userId }) => {
      const query = { user_id: userId };
      await api.payments.listAllPayments({ query });
      await api.payments.listAllPayouts({ query });
      await api.payments.listAllRefunds({ query });
      await api.payments.listChargebacks({ query });
      await api.payments.adminListSubscriptions({ query });
      await api.contracts.listDisputesToDecide({ query });
    },
  ],
  [
    "a payment by the provider's name for it, and its news",
    async ({ api }) => {
      await api.payments.listAllPayments({ query: { about: "ch_crowd_7" } });
      await api.payments.listWebhooks({ query: { object_id: "ch_crowd_7" } });
    },
  ],
  [
    "the journals of a payment",
    async ({ api }) => {
      const { data } = await api.payments.listPayments({ query: { limit: 1 } });
      await api.payments.listJournals({ query: { about: data[0]?.transaction_id ?? "" } });
      await api.payments.listJournals({ query: { about: "ch_crowd_7" } });
    },
  ],
  [
    "a payment at the desk",
    async ({ api }) => {
      const { data } = await api.payments.listPayments({ query: { limit: 1 } });
      await api.payments.getPaymentAsAdmin({ params: { transaction_id: data[0]?.transaction_id ?? "" } });
    },
  ],
  [
    "what a plan cost, at the desk",
    async ({ api }) => {
      const { data } = await api.payments.listPayments({ query: { type: ["subscription"], limit: 1 } });
      await api.payments.getPaymentAsAdmin({ params: { transaction_id: data[0]?.transaction_id ?? "" } });
    },
  ],
  ["one's own plans", ({ api }) => api.payments.listSubscriptions({})],
  ["everybody's plans", ({ api }) => api.payments.adminListSubscriptions({ query: {} })],
  ["one's own cards", ({ api }) => api.payments.listSavedMethods()],
  ["one's own files", ({ api }) => api.media.listMedia({ query: {} })],
];

const sweeps: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    "cards that expire within the month",
    async () => {
      // In the middle of a month, whose cards expire soon.
      const { clock } = kogi.platform;
      clock.setOffset(clock.offsetMs + (15 - clock.now().getUTCDate()) * DAY_MS);
      await tellExpiries(kogi.platform);
    },
  ],
  ["payment matters that are stuck", () => finishStuck(kogi.platform)],
  [
    "what else a card paid that a bank took money back from",
    () =>
      kogi.platform.inTransaction((tx) =>
        lengthenClearings(tx, kogi.platform, { gateway: "sandbox", card_fingerprint: "fp_77" }),
      ),
  ],
  [
    "the nightly comparison with the provider",
    async () => {
      // A range of few things among many, as after some years.
      const { clock } = kogi.platform;
      clock.setOffset(clock.offsetMs + 400 * DAY_MS);
      await reconcile(kogi.platform);
    },
  ],
  [
    "what the books say of the things a provider names",
    () => {
      const now = kogi.platform.clock.now();
      const named = Array.from({ length: 10 }, (_, n) => [`ch_crowd_${n}`, `re_crowd-${n}`, newId()]).flat();
      return ourSide(kogi.platform.db, { gateway: "sandbox", from: now, until: now, sources: named });
    },
  ],
  ["the payment that a bank disputes", () => paymentOfCharge(kogi.platform, "sandbox", "ch_of_nobody")],
];

test.for([...lists, ...sweeps])("%s: no large table is read from end to end", async ([, work]) => {
  const reads = await readsDuring(() => work(person));
  expect(reads.length).toBeGreaterThan(0);
  for (const read of reads) {
    const whole = await tablesReadWhole(kogi, read);
    expect(
      whole.filter((table) => large.has(table)),
      read.text,
    ).toEqual([]);
  }
});

test("the ledger's upkeep, every second, reads no large table from end to end", async () => {
  // Its plans are inside the database; what it read is counted there, and only of this transaction.
  const { rows } = await kogi.platform.inTransaction(async (tx) => {
    await sql`select payments.keep_ledger(${kogi.platform.clock.now()})`.execute(tx);
    return sql<{ name: string; scans: bigint }>`select schemaname || '.' || relname as name, seq_scan as scans
      from pg_stat_xact_user_tables where schemaname = 'payments'`.execute(tx);
  });
  expect(rows.map(({ name }) => name)).toContain("payments.accounts");
  expect(rows.filter(({ name, scans }) => large.has(name) && scans > 0n)).toEqual([]);
});

test("the nightly check of the books reads each table a few times, and none once for every row of another", async () => {
  const reads = await readsDuring(() => runChecks(kogi.platform.db));
  expect(reads.length).toBeGreaterThan(20);
  for (const read of reads) {
    const { whole, again } = await readsOf(kogi, read);
    expect(
      again.filter((table) => large.has(table)),
      read.text,
    ).toEqual([]);
    for (const table of large) expect(whole.filter((one) => one === table).length, read.text).toBeLessThanOrEqual(3);
  }
});

test("a check that reads a table once for every row of another is noticed", async () => {
  const text = `select 'payment' as subject from payments.payments p
    where not exists (select from payments.refunds r where r.amount_minor < p.amount_minor)`;
  expect((await readsOf(kogi, { text, values: [] })).again).toEqual(["payments.refunds"]);
});

test("a list that has no index is noticed", async () => {
  const reads = await readsDuring(() =>
    kogi.platform.db.selectFrom("projects.projects").select("title").where("title", "=", "Website number 7").execute(),
  );
  expect(await tablesReadWhole(kogi, reads[0] ?? { text: "", values: [] })).toEqual(["projects.projects"]);
});
