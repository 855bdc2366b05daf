import { expect, test } from "vitest";
import type { LayoutBody } from "#api-schema/portfolio-layout.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, submittedWork } from "#test/hiring.ts";
import { world } from "#test/world.ts";
import { tellTitles } from "./tell-titles.ts";

const kogi = world();

test("work that ended before its news said who may read its title has it on its maker's page again", async () => {
  const { client, freelancer, milestoneId, contract } = await submittedWork(kogi, [10_000]);
  await approve(client, milestoneId);
  await kogi.settle();
  const { contract_id, title } = contract;
  const { portfolio_id } = await freelancer.api.portfolios.createPortfolio({ body: { title: "Signs" } });
  const params = { portfolio_id };
  const theme: LayoutBody["theme"] = { type: "plain", accent: null, spacing: "airy" };
  const blocks: LayoutBody["blocks"] = [
    { type: "milestones", block_id: newId(), contract_id, text: "" },
    { type: "work", block_id: newId(), title: "" },
  ];
  await freelancer.api.portfolios.addItem({ params, body: { kind: "case_study", title: "A sign", story: "Of oak." } });
  await freelancer.api.portfolios.saveLayout({ params, body: { layout: { theme, blocks } } });
  await freelancer.api.portfolios.publishPortfolio({ params });
  const shown = async () => (await kogi.api().portfolios.getPortfolio({ params })).layout?.contracts[0]?.title;
  expect(await shown()).toBe(title);

  await kogi.platform.owner(async (pg) => {
    await pg.query("update portfolios.finished_contracts set is_public = false where contract_id = $1", [contract_id]);
    await pg.query("update contracts.contracts set title_told = false where contract_id = $1", [contract_id]);
  });
  expect(await shown()).toBe(null);
  await tellTitles(kogi.platform);
  await kogi.settle();
  expect(await shown()).toBe(title);
});
