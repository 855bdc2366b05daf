// A direct offer that came of a portfolio, agreed, paid, handed in and approved.
import { newId } from "#platform/ids/index.ts";
import { fundMilestone } from "./hire-money.ts";
import { expectSame, expectThat, type Report } from "./report.ts";
import type { Traveller } from "./traveller.ts";

interface Work {
  readonly client: Traveller;
  readonly maker: Traveller;
  /** The portfolio that the client hires for. */
  readonly because: string;
}

const price = { amount: "80000", currency: "EUR" };

/** Gives the finished contract's id. */
export async function finishWork({ client, maker, because }: Work, report: Report): Promise<string> {
  const offer = await client.api.projects.makeDirectOffer({
    body: {
      user_id: maker.userId,
      title: "Labels for three beers",
      because: { portfolio_id: because },
      total: price,
      milestones: [{ title: "Labels", amount: price }],
    },
  });
  const seen = await maker.api.projects.getOffer({ params: { offer_id: offer.offer_id } });
  expectSame("the offer says what it came of", seen.because?.portfolio_id, because);
  const contract = await maker.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  const milestoneId = contract.milestones[0]?.milestone_id;
  expectThat("the contract has its milestone", milestoneId !== undefined);
  const params = { milestone_id: milestoneId };
  await fundMilestone(client, milestoneId, "approved", report);
  await maker.api.contracts.submitMilestone({ params, body: { note: "Three labels." } });
  await client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey: newId() });
  const done = await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expectSame("the contract has ended", done.status, "completed");
  report.step("The client hired because of the portfolio, and the work was paid: the contract has ended");
  return contract.contract_id;
}
