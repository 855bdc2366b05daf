// The money pages read by everybody: no serious fault of accessibility, nothing wider than the window.
import { beforeAll, expect, test } from "vitest";
import { openOffer, submittedWork } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly person: Person;
}

let screens: readonly Screen[] = [];
let records: readonly Screen[] = [];
let desks: readonly Screen[] = [];
beforeAll(async () => {
  const work = await submittedWork(kogi);
  const { client, freelancer, contract } = work;
  await work.client.api.contracts.approveMilestone({
    params: { milestone_id: work.milestoneId },
    body: {},
    idempotencyKey: work.milestoneId,
  });
  const talk = await openOffer(client, freelancer);
  screens = [
    { name: "contract", path: `/contracts/${contract.contract_id}`, person: client },
    { name: "proposal", path: `/proposals/${talk.proposal.proposal_id}`, person: freelancer },
    { name: "agreeing", path: `/proposals/${talk.proposal.proposal_id}?dialog=accept`, person: freelancer },
    { name: "comparing", path: `/projects/${talk.project.project_id}/proposals`, person: client },
    { name: "offering", path: `/proposals/${talk.proposal.proposal_id}/offer`, person: freelancer },
    { name: "wallet", path: "/wallet", person: freelancer },
    { name: "overview", path: "/dashboard", person: client },
  ];
  const desk = await signUp(kogi, { user_type: "client", name: "Ada Admin", roles: ["admin"] });
  records = [
    ...["statement", "payouts", "withdraw", "exchange", "identity", "bank-account"].map((page) => ({
      name: page,
      path: `/wallet/${page}`,
      person: freelancer,
    })),
    ...["/tax", "/invoices", "/plans", "/plans/plus", "/fees", "/settings/billing", "/settings/payment-methods"].map(
      (path) => ({
        name: path,
        path,
        person: freelancer,
      }),
    ),
  ];
  desks = [
    "payments",
    "webhooks",
    "disputes",
    "chargebacks",
    "payouts",
    "refunds",
    "reconciliation",
    "fees",
    "ledger",
    "ledger/journals",
    "subscriptions",
  ].map((page) => ({ name: page, path: `/admin/${page}`, person: desk }));
});

/** One after the other in one window; what cannot be read, and where. */
async function look(all: readonly Screen[], window: (typeof windows)[number]) {
  expect(all).not.toEqual([]);
  const found: { readonly name: string; readonly faults: readonly string[] }[] = [];
  for (const [person, pages] of Map.groupBy(all, (screen) => screen.person)) {
    const page = await kogi.window(person, window);
    for (const { name, path } of pages) {
      const answer = await page.goto(path);
      const faults = answer?.status() === 200 ? await faultsOf(page) : [`answers ${answer?.status()}`];
      if (faults.length > 0) found.push({ name, faults });
    }
    await page.context().close();
  }
  return found;
}

test.each(windows)(
  "the money pages can be read by everybody, $colorScheme, $viewport.width wide",
  async (window) => expect(await look(screens, window)).toEqual([]),
  120_000,
);

test.each(windows)(
  "records and plans can be read by everybody, $colorScheme, $viewport.width wide",
  async (window) => expect(await look(records, window)).toEqual([]),
  180_000,
);

test.each(windows)(
  "the desks of money can be read by everybody, $colorScheme, $viewport.width wide",
  async (window) => expect(await look(desks, window)).toEqual([]),
  180_000,
);
