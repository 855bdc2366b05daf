import type { ContractView } from "#api-schema/contract-routes.ts";
import { contractStarted } from "#events/contracts.ts";
import { homeCountryOf, pinFees } from "#modules/payments/index.ts";
import { acceptOffer, type FrozenTerms, tellFeesChanged } from "#modules/projects/index.ts";
import { toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert, KogiError } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { contractNews } from "./contract-news.ts";
import { findContract, findRulesInForce, insertContract } from "./contracts.repository.ts";
import { insertMilestones } from "./milestones.repository.ts";
import { readContract } from "./read-contract.ts";
import { recordStep } from "./record-step.ts";

/**
 * Accepts an offer: the offer ends, a position is filled, and the contract begins with its terms, fees and rules as they
 * stand now, all in one transaction. Throws what `acceptOffer` of projects throws, and what
 * `pinFees` does where one of the two read other fees, of which whoever made the terms hears; of a hundred at once one succeeds.
 */
export async function startContract(
  platform: Platform,
  actor: Actor,
  { offerId, shownFees }: { readonly offerId: string; readonly shownFees: string | null },
): Promise<ContractView> {
  const contractId = newId();
  try {
    await platform.inTransaction(async (tx) => {
      const terms = await acceptOffer(tx, platform, { offerId, contractId, actor });
      await signed(tx, platform, { contractId, terms, actor, shownFees });
    });
  } catch (error) {
    // The refusal undid all that was written, so this stands by itself.
    if (error instanceof KogiError && error.code === "fees.changed_since")
      await platform.inTransaction((tx) => tellFeesChanged(tx, platform, offerId));
    throw error;
  }
  return readContract(platform, actor, contractId);
}

const SIDE_OF_PRICE = { client: "payer", freelancer: "recipient" } as const;

interface Signing {
  readonly contractId: string;
  readonly terms: FrozenTerms;
  readonly actor: Actor;
  /** The fee pack that the page of who accepts showed. */
  readonly shownFees: string | null;
}

async function signed(tx: Tx, platform: Platform, { contractId, terms, actor, shownFees }: Signing): Promise<void> {
  const at = platform.clock.now();
  const sides = [terms.clientId, terms.freelancerId];
  const countries = await Promise.all(sides.map((userId) => homeCountryOf(tx, userId)));
  const rules = await findRulesInForce(tx, countries, at);
  await insertContract(tx, {
    contract_id: contractId,
    offer_id: terms.offerId,
    proposal_id: terms.proposalId,
    project_id: terms.projectId,
    organisation_id: terms.organisationId,
    client_id: terms.clientId,
    freelancer_id: terms.freelancerId,
    title: terms.title,
    scope: terms.scope,
    pricing: terms.pricing,
    engagement: terms.engagement,
    skills: [...terms.skills],
    currency: terms.total.currency,
    total_minor: terms.total.minor,
    hourly_rate_minor: terms.hourlyRate?.minor ?? null,
    signed_milestones: JSON.stringify(
      terms.milestones.map((milestone) => ({ ...milestone, amount: toWire(milestone.amount) })),
    ),
    fee_rule_id: await pinFees(tx, platform, {
      kind: "hire",
      payerId: terms.clientId,
      recipientId: terms.freelancerId,
      amounts: terms.milestones.map(({ amount }) => amount),
      shown: {
        offered: terms.shownFees === null ? null : { feeRuleId: terms.shownFees, by: SIDE_OF_PRICE[terms.from] },
        accepted: shownFees,
      },
    }),
    rules_version: rules.version,
    started_at: at,
  });
  const milestones = terms.milestones.map((milestone, index) => ({
    milestoneId: newId(),
    contractId,
    position: index + 1,
    title: milestone.title,
    description: milestone.description,
    amount: milestone.amount,
    dueDate: milestone.due_date,
    status: "pending" as const,
    proposedBy: null,
  }));
  await insertMilestones(tx, milestones, at);
  const contract = await findContract(tx, contractId);
  assert(contract, "the contract was just written");
  await recordStep(tx, platform, {
    contract,
    type: "started",
    actorId: actor.userId,
    amount: terms.total,
    after: { status: "active", offer_id: terms.offerId },
  });
  await platform.events.publish(tx, contractStarted, {
    ...contractNews(contract),
    offer_id: terms.offerId,
    accepted_by: actor.userId,
    total: toWire(terms.total),
  });
}
