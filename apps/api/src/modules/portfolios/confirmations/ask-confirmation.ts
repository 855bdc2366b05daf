import type { ConfirmationView } from "#api-schema/confirmations.ts";
import { confirmationAsked } from "#events/portfolios.ts";
import { areBlocked, cards } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockItem } from "../lock-item.ts";
import { tidy } from "../portfolios.rules.ts";
import { confirmationErrors } from "./confirmations.errors.ts";
import { type AskableContract, countAsks, insertConfirmation, lockFinished } from "./confirmations.repository.ts";
import { ASKS_MAX, WAITING_MAX } from "./confirmations.rules.ts";
import { readConfirmation } from "./read-confirmations.ts";

interface Ask {
  readonly itemId: string;
  readonly contractId: string;
  readonly message: string;
}

/**
 * Asks the client of a finished contract to say that a piece of work comes from it. Throws `confirmation.no_such_contract`,
 * `client_gone`, `already_live`, `asked_too_often`, `too_many`, and what `lockItem` throws.
 */
export async function askConfirmation(platform: Platform, actor: Actor, ask: Ask): Promise<ConfirmationView> {
  const confirmationId = newId();
  await platform.inTransaction(async (tx) => {
    const { item } = await lockItem(tx, actor, ask.itemId);
    const contract = await lockFinished(tx, actor.userId, ask.contractId);
    if (!contract)
      throw confirmationErrors.noSuchContract({
        fields: [{ pointer: "/body/contract_id", detail: "Choose one of your finished contracts.", code: "unknown" }],
      });
    const clientId = await mustBeAskable(tx, actor, ask.itemId, contract);
    const row = {
      confirmation_id: confirmationId,
      item_id: item.item_id,
      portfolio_id: item.portfolio_id,
      user_id: actor.userId,
      client_id: clientId,
      contract_id: contract.contract_id,
      contract_title: contract.title,
      contract_ended_at: contract.ended_at,
      item_title: item.title,
      item_version: item.version,
      message: tidy(ask.message),
    };
    await insertConfirmation(tx, { ...row, state: "asked", asked_at: platform.clock.now() });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "portfolios.confirmation_asked",
      subject: { type: "portfolio", id: item.portfolio_id },
      after: { confirmation_id: confirmationId, item_id: item.item_id, contract_id: contract.contract_id },
    });
    const { portfolio_id, user_id, client_id, item_id, contract_id, contract_title, item_title, message } = row;
    await platform.events.publish(tx, confirmationAsked, {
      ...{ confirmation_id: confirmationId, item_id, portfolio_id, user_id, client_id },
      ...{ contract_id, contract_title, item_title, message },
      name: (await cards(tx, [user_id])).get(user_id)?.name ?? "",
    });
  });
  return readConfirmation(platform, actor, confirmationId);
}

async function mustBeAskable(tx: Tx, actor: Actor, itemId: string, contract: AskableContract): Promise<string> {
  const clientId = contract.client_id;
  if (clientId === null || (await areBlocked(tx, actor.userId, clientId))) throw confirmationErrors.clientGone();
  const asked = await countAsks(tx, { itemId, contractId: contract.contract_id, userId: actor.userId, clientId });
  if (asked.live) throw confirmationErrors.alreadyLive();
  if (asked.asks >= ASKS_MAX) throw confirmationErrors.askedTooOften();
  if (asked.waiting >= WAITING_MAX) throw confirmationErrors.tooMany();
  return clientId;
}
