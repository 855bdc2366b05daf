// The money pages read by everybody: no serious fault of accessibility, nothing wider than the window.
import { beforeAll, expect, test } from "vitest";
import { openOffer, submittedWork } from "#test/hiring.ts";
import type { Person } from "#test/people.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly person: Person;
}

let screens: readonly Screen[] = [];
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
});

test.each(windows)(
  "the money pages can be read by everybody, $colorScheme, $viewport.width wide",
  async (window) => {
    for (const { name, path, person } of screens) {
      const page = await kogi.window(person, window);
      await page.goto(path);
      expect({ name, faults: await faultsOf(page) }).toEqual({ name, faults: [] });
      await page.context().close();
    }
  },
  120_000,
);
