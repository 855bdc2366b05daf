// Each step of the game as its use case and as the model's word for it.
import { approveMilestone } from "#modules/contracts/approve-milestone.ts";
import { answerDecision, decideDispute } from "#modules/contracts/disputes/decide-dispute.ts";
import { disputeMilestone, withdrawDispute } from "#modules/contracts/disputes/dispute-milestone.ts";
import { acceptSettlement, proposeSettlement } from "#modules/contracts/disputes/settle-dispute.ts";
import { closeContract } from "#modules/contracts/end-contract.ts";
import { fundMilestone } from "#modules/contracts/fund-milestone.ts";
import { giveBack } from "#modules/contracts/give-back.ts";
import { requestRevision } from "#modules/contracts/request-revision.ts";
import { answerRest } from "#modules/contracts/rest/answer-rest.ts";
import { submitMilestone } from "#modules/contracts/submit-milestone.ts";
import { submitEvidence } from "#modules/payments/chargebacks/submit-evidence.ts";
import { requestPayout } from "#modules/payments/payouts/request-payout.ts";
import { orderRefund } from "#modules/payments/refund-desk/order-refund.ts";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { payWith } from "#test/paying.ts";
import type { World } from "#test/world.ts";
import type { Cast, Stand } from "./contract-books.ts";
import type { Card, Side } from "./contract-facts.ts";
import type { ContractModel } from "./contract-model.ts";

/** `at`: which milestone. */
type WorkStep =
  | { readonly do: "submit" | "revise" | "give_back"; readonly at: number }
  | { readonly do: "approve"; readonly at: number; readonly cents: number | null; readonly wish: "next" | "refund" }
  | { readonly do: "answer_rest"; readonly at: number; readonly accepts: boolean };
type DisputeStep =
  | { readonly do: "dispute" | "withdraw" | "accept"; readonly at: number; readonly by: Side }
  | { readonly do: "offer"; readonly at: number; readonly by: Side; readonly cents: number };
/** `own`: whoever decided tries to be the second one too. */
type DeskStep =
  | { readonly do: "decide"; readonly at: number; readonly cents: number }
  | { readonly do: "second"; readonly at: number; readonly confirms: boolean; readonly own: boolean };
type MoneyStep =
  | { readonly do: "fund"; readonly at: number; readonly card: Card }
  | { readonly do: "send_back"; readonly at: number; readonly cents: number }
  | { readonly do: "evidence"; readonly at: number };
export type Step =
  | WorkStep
  | DisputeStep
  | DeskStep
  | MoneyStep
  | { readonly do: "close"; readonly by: Side }
  | { readonly do: "pay_out" };

export interface Call {
  readonly run: () => Promise<unknown>;
  readonly play: (model: ContractModel) => string;
}

/** Who acts, with which key, by what they saw before. */
export interface Scene {
  readonly kogi: World;
  readonly cast: Cast;
  readonly key: string;
  readonly stand: Stand;
}

const CARD: Record<Card, string> = {
  good: "4242 4242 4242 4242",
  lost: "4000 0000 0000 0259",
  won: "4000 0000 0000 2685",
};

export function callOf(step: Step, scene: Scene): Call {
  const { cast, key, stand } = scene;
  const { platform } = scene.kogi;
  switch (step.do) {
    case "submit":
    case "revise":
    case "approve":
    case "answer_rest":
    case "give_back":
      return workCall(step, scene);
    case "dispute":
    case "withdraw":
    case "offer":
    case "accept":
      return disputeCall(step, scene);
    case "decide":
    case "second":
      return deskCall(step, scene);
    case "fund":
    case "send_back":
    case "evidence":
      return moneyCall(step, scene);
    case "close": {
      const { contractId } = cast;
      return {
        run: () => closeContract(platform, sideOf(cast, step.by), { contractId, reason: "" }),
        play: (model) => model.close(),
      };
    }
    case "pay_out": {
      const body = { amount: eur(stand.available) };
      return {
        run: () => requestPayout(platform, cast.freelancer, { body, idempotencyKey: key }),
        play: (model) => model.withdrawMoney(stand.available, key),
      };
    }
  }
}

const sideOf = (cast: Cast, by: Side) => (by === "client" ? cast.client : cast.freelancer);
const milestoneOf = (cast: Cast, at: number): string => cast.milestoneIds[at] ?? "";

function workCall(step: WorkStep, { kogi, cast, key }: Scene): Call {
  const { platform } = kogi;
  const { client, freelancer } = cast;
  const milestoneId = milestoneOf(cast, step.at);
  switch (step.do) {
    case "submit":
      return {
        run: () => submitMilestone(platform, freelancer, { milestoneId, note: "Here it is.", files: [] }),
        play: (model) => model.submit(step.at),
      };
    case "revise":
      return {
        run: () => requestRevision(platform, client, { milestoneId, note: "Bluer." }),
        play: (model) => model.revise(step.at),
      };
    case "approve": {
      const wishes = { rest: step.wish, seenAmount: null, note: "", idempotencyKey: key };
      const amount = step.cents === null ? null : eur(step.cents);
      return {
        run: () => approveMilestone(platform, client, { milestoneId, amount, ...wishes }),
        play: (model) => model.approve(step.at, step.cents, step.wish, key),
      };
    }
    case "answer_rest": {
      const answer = step.accepts ? ("accept" as const) : ("decline" as const);
      return {
        run: () =>
          answerRest(platform, { actor: freelancer, key }, { milestoneId, answer, seenAmount: null, note: "" }),
        play: (model) => model.answerRest(step.at, step.accepts, key),
      };
    }
    case "give_back":
      return {
        run: () => giveBack(platform, freelancer, { milestoneId, seenAmount: null, note: "", idempotencyKey: key }),
        play: (model) => model.giveBack(step.at, key),
      };
  }
}

function disputeCall(step: DisputeStep, { kogi, cast, key, stand }: Scene): Call {
  const { platform } = kogi;
  const milestoneId = milestoneOf(cast, step.at);
  switch (step.do) {
    case "dispute":
      return {
        run: () =>
          disputeMilestone(platform, sideOf(cast, step.by), {
            milestoneId,
            reason: "No.",
            toFreelancer: null,
            files: [],
          }),
        play: (model) => model.dispute(step.at, step.by),
      };
    case "withdraw":
      return {
        run: () => withdrawDispute(platform, sideOf(cast, step.by), milestoneId),
        play: (model) => model.withdraw(step.at, step.by),
      };
    case "offer":
      return {
        run: () =>
          proposeSettlement(platform, sideOf(cast, step.by), {
            milestoneId,
            toFreelancer: eur(step.cents),
            message: "",
          }),
        play: (model) => model.offer(step.at, step.by, step.cents),
      };
    case "accept": {
      const offered = stand.offers[step.at]?.[step.by === "client" ? "freelancer" : "client"];
      const settlementId = offered?.settlementId ?? newId();
      return {
        run: () => acceptSettlement(platform, sideOf(cast, step.by), { settlementId, idempotencyKey: key }),
        play: (model) => model.accept(step.at, step.by, offered?.cents ?? null, key),
      };
    }
  }
}

function deskCall(step: DeskStep, { kogi, cast, key, stand }: Scene): Call {
  const { platform } = kogi;
  const { disputeId = newId(), decisionId = newId() } = stand.disputes[step.at] ?? {};
  if (step.do === "decide") {
    const division = { toFreelancer: eur(step.cents), reasons: "By what was handed in." };
    return {
      run: () => decideDispute(platform, { actor: cast.admin, key }, { disputeId, ...division }),
      play: (model) => model.decide(step.at, step.cents, key),
    };
  }
  const actor = step.own ? cast.admin : cast.second;
  const answer = step.confirms ? ("confirm" as const) : ("decline" as const);
  return {
    run: () => answerDecision(platform, { actor, key }, { decisionId, answer, note: "" }),
    play: (model) => model.second(step.at, step.confirms, step.own, key),
  };
}

function moneyCall(step: MoneyStep, { kogi, cast, key, stand }: Scene): Call {
  const { platform } = kogi;
  const { client, admin } = cast;
  const milestoneId = milestoneOf(cast, step.at);
  switch (step.do) {
    case "fund":
      return {
        async run() {
          const payment = await fundMilestone(platform, client, { milestoneId, idempotencyKey: key });
          if (payment.checkout_url !== null) await payWith(kogi, payment.checkout_url, CARD[step.card]);
        },
        play: (model) => model.open(step.at, key),
      };
    case "send_back": {
      const transactionId = stand.payments[step.at] ?? newId();
      const order = { transactionId, bearer: "earner" as const, reason: "By mistake.", wholeMonth: false };
      return {
        run: () => orderRefund(platform, admin, { ...order, amount: eur(step.cents), idempotencyKey: key }),
        play: (model) => model.sendBack(step.at, step.cents, key),
      };
    }
    case "evidence": {
      const chargebackId = stand.chargebacks[step.at] ?? newId();
      return {
        run: () => submitEvidence(platform, admin, { chargebackId, text: "It was handed in.", files: [] }),
        play: (model) => model.answerBank(step.at),
      };
    }
  }
}
