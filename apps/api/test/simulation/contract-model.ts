// What may become of a contract's milestones and their money, in the simplest words: the states, from where each step is
// allowed, and what it moves. Days and cents are whole numbers; the game's cents are multiples of ten, so a fee is one too.
import type { Model } from "#test/games.ts";
import {
  ALONE_CENTS_MAX,
  APPROVAL_DAYS,
  type Card,
  DAYS_TO_ANSWER,
  DISPUTED_AFTER_DAYS,
  type Dispute,
  ENDED,
  EVIDENCE_DAYS,
  end,
  isFrozen,
  type Milestone,
  NEGOTIATION_DAYS,
  net,
  PAYOUT_MINIMUM,
  REST_DAYS,
  REVIEW_DAYS,
  RUNNING,
  SHOWING_DAYS,
  type Side,
  type Status,
} from "./contract-facts.ts";

type Answer = "done" | "refused";

export class ContractModel implements Model<ContractModel> {
  #state: {
    day: number;
    status: "active" | "completed" | "cancelled";
    /** The earner's, wherever it lies here; of that, what could be withdrawn when the round began; what was withdrawn. */
    inside: number;
    wallet: number;
    outside: number;
    milestones: Milestone[];
    keys: string[];
  };

  constructor(cents: readonly number[]) {
    const milestones = cents.map(
      (amount): Milestone => ({
        ...{ status: "pending", amount, held: 0, released: 0, refunded: 0 },
        ...{ clock: null, rest: null, dispute: null, payment: null, endedKey: null, withdrawnBy: [] },
      }),
    );
    this.#state = { day: 0, status: "active", inside: 0, wallet: 0, outside: 0, milestones, keys: [] };
  }

  clone(): ContractModel {
    const copy = new ContractModel([]);
    copy.#state = structuredClone(this.#state);
    return copy;
  }

  print(): string {
    return JSON.stringify(this.#state);
  }

  /** What the database must say too. */
  books() {
    const { milestones, inside, outside, status } = this.#state;
    const disputed = milestones.some((one) => one.status === "disputed");
    return {
      milestones: milestones.map((one) => ({
        ...{ status: one.status, amount: one.amount, released: one.released, refunded: one.refunded },
        protected: one.held - (one.payment?.bank?.protection ?? 0),
        offers: [one.dispute?.offers.client?.cents ?? null, one.dispute?.offers.freelancer?.cents ?? null],
      })),
      ...{ inside, outside, status: disputed && status === "active" ? "disputed" : status },
    };
  }

  /** Before a round: what there is to see, and what of the earner's money has cleared, which days of waiting decide. */
  begin(wallet: number): void {
    this.#state.wallet = wallet;
    for (const { dispute } of this.#state.milestones) {
      for (const offer of Object.values(dispute?.offers ?? {})) offer.fresh = false;
      if (dispute?.decision) dispute.decision.fresh = false;
    }
  }

  /** The page to pay on, once asked for, is given to the same key whatever became of it. */
  open(at: number, key: string): Answer {
    if (this.#state.keys.includes(key)) return "done";
    if (this.#at(at).status !== "pending") return "refused";
    this.#state.keys.push(key);
    return "done";
  }

  /** Money for what nobody waits for any more goes back at once. */
  arrive(at: number, card: Card): "arrived" {
    const milestone = this.#at(at);
    if (milestone.status !== "pending") return "arrived";
    const cents = milestone.amount - milestone.held;
    milestone.payment = { card, day: this.#state.day, cents, refunded: 0, bank: null };
    milestone.held = milestone.amount;
    milestone.status = "funded";
    return "arrived";
  }

  submit(at: number): Answer {
    const milestone = this.#from(at, ["funded", "revision_requested"]);
    if (!milestone) return "refused";
    milestone.status = "submitted";
    milestone.clock = this.#state.day + APPROVAL_DAYS;
    return "done";
  }

  revise(at: number): Answer {
    const milestone = this.#from(at, ["submitted"]);
    if (!milestone) return "refused";
    Object.assign(milestone, { status: "revision_requested", clock: null, rest: null });
    return "done";
  }

  /** `cents` null: all that is held. */
  approve(at: number, cents: number | null, wish: "next" | "refund", key: string): Answer {
    const milestone = this.#at(at);
    if (milestone.endedKey === key) return "done";
    if (milestone.status !== "submitted" || isFrozen(milestone)) return "refused";
    const isPart = cents !== null && cents < milestone.held;
    if (cents !== null && cents > milestone.held) return "refused";
    if (isPart && (milestone.rest || (wish === "next" && !this.#next(at)))) return "refused";
    milestone.endedKey = key;
    if (!isPart) this.#release(milestone);
    else {
      this.#earn(milestone, cents);
      const clockLeft = (milestone.clock ?? 0) - this.#state.day;
      milestone.rest = { to: wish === "next" ? "next" : "client", clockLeft };
      milestone.clock = this.#state.day + REST_DAYS;
    }
    return "done";
  }

  answerRest(at: number, accepts: boolean, key: string): Answer {
    if (this.#state.keys.includes(key)) return "done";
    const milestone = this.#from(at, ["submitted"]);
    const rest = milestone?.rest;
    if (!milestone || !rest) return "refused";
    if (!accepts) milestone.clock = this.#state.day + Math.max(rest.clockLeft, DAYS_TO_ANSWER);
    else if (rest.to === "next") {
      const next = this.#next(at);
      if (!next) return "refused";
      next.amount += milestone.held;
      next.held += milestone.held;
      milestone.amount -= milestone.held;
      milestone.held = 0;
    } else {
      if (isFrozen(milestone)) return "refused";
      this.#giveBack(milestone, milestone.held);
    }
    milestone.rest = null;
    this.#state.keys.push(key);
    if (accepts) Object.assign(milestone, { status: "released", clock: null, endedKey: key });
    this.#endIfOver();
    return "done";
  }

  giveBack(at: number, key: string): Answer {
    const milestone = this.#at(at);
    if (milestone.endedKey === key) return "done";
    const holdsRolled = milestone.status === "pending" && milestone.held > 0;
    if ((milestone.status !== "funded" && !holdsRolled) || isFrozen(milestone)) return "refused";
    this.#giveBack(milestone, milestone.held);
    milestone.endedKey = key;
    end(milestone);
    this.#endIfOver();
    return "done";
  }

  dispute(at: number, by: Side): Answer {
    const milestone = this.#from(at, RUNNING);
    if (!milestone) return "refused";
    const left = milestone.clock === null ? null : Math.max(0, milestone.clock - this.#state.day);
    const clockLeft = milestone.rest?.clockLeft ?? left;
    milestone.dispute = this.#opened(by, milestone.status, clockLeft);
    Object.assign(milestone, { status: "disputed", clock: null, rest: null });
    return "done";
  }

  withdraw(at: number, by: Side): Answer {
    const { dispute } = this.#at(at);
    // Once: the next one ends together, or by a mediator.
    if (dispute?.by !== by || this.#at(at).withdrawnBy.includes(by)) return "refused";
    this.#at(at).withdrawnBy.push(by);
    const { clockLeft } = dispute;
    const clock = clockLeft === null ? null : this.#state.day + Math.max(clockLeft, DAYS_TO_ANSWER);
    Object.assign(this.#at(at), { status: dispute.from, clock, dispute: null });
    return "done";
  }

  offer(at: number, by: Side, cents: number): Answer {
    const { dispute, held } = this.#at(at);
    if (!dispute || cents > held) return "refused";
    dispute.offers[by] = { cents, fresh: true };
    return "done";
  }

  /** The offer that stood when the round began; `accepted`: what it was. */
  accept(at: number, by: Side, accepted: number | null, key: string): Answer {
    const milestone = this.#at(at);
    if (milestone.endedKey === key) return "done";
    const offer = milestone.dispute?.offers[by === "client" ? "freelancer" : "client"];
    if (!offer || offer.fresh || offer.cents !== accepted || isFrozen(milestone)) return "refused";
    this.#earn(milestone, offer.cents);
    this.#giveBack(milestone, milestone.held);
    milestone.endedKey = key;
    end(milestone);
    this.#endIfOver();
    return "done";
  }

  /** A mediator divides what is held, once the days to show what supports either side are over. */
  decide(at: number, cents: number, key: string): Answer {
    if (this.#state.keys.includes(key)) return "done";
    const milestone = this.#at(at);
    const { dispute, held } = milestone;
    if (!dispute || dispute.mediation === null || dispute.decision || cents > held) return "refused";
    if (this.#state.day < dispute.mediation + SHOWING_DAYS) return "refused";
    if (held > ALONE_CENTS_MAX) dispute.decision = { cents, fresh: true };
    else if (isFrozen(milestone)) return "refused";
    else this.#putInForce(milestone, cents);
    this.#state.keys.push(key);
    return "done";
  }

  /** Another administrator looks at what stood when the round began; `own`: the first one tries. */
  second(at: number, confirms: boolean, own: boolean, key: string): Answer {
    if (this.#state.keys.includes(key)) return "done";
    const milestone = this.#at(at);
    const { dispute } = milestone;
    if (own || !dispute?.decision || dispute.decision.fresh) return "refused";
    if (confirms && isFrozen(milestone)) return "refused";
    if (confirms) this.#putInForce(milestone, dispute.decision.cents);
    else dispute.decision = null;
    this.#state.keys.push(key);
    return "done";
  }

  #putInForce(milestone: Milestone, cents: number): void {
    this.#earn(milestone, cents);
    this.#giveBack(milestone, milestone.held);
    milestone.endedKey = null;
    end(milestone);
    this.#endIfOver();
  }

  #opened(by: Side, from: Status, clockLeft: number | null): Dispute {
    return { by, from, clockLeft, offers: {}, opened: this.#state.day, mediation: null, decision: null };
  }

  close(): Answer {
    const { milestones, status } = this.#state;
    if (status !== "active" || milestones.some((one) => one.held > 0 && !ENDED.includes(one.status))) return "refused";
    this.#end();
    return "done";
  }

  /** An administrator sends back of one payment, of what is protected first. */
  sendBack(at: number, cents: number, key: string): Answer {
    if (this.#state.keys.includes(key)) return "done";
    const milestone = this.#at(at);
    const { payment } = milestone;
    if (!payment || (payment.bank && payment.bank.ended !== "won") || milestone.dispute) return "refused";
    if (cents > payment.cents - payment.refunded) return "refused";
    this.#state.keys.push(key);
    const ofProtected = Math.min(cents, milestone.held);
    this.#take(net(cents - ofProtected));
    payment.refunded += cents - ofProtected;
    if (ofProtected === 0) return "done";
    this.#giveBack(milestone, ofProtected);
    if (milestone.held === 0) {
      end(milestone);
      this.#endIfOver();
    }
    return "done";
  }

  /** Less than the minimum leaves only where it is all there is. */
  withdrawMoney(cents: number, key: string): Answer {
    const state = this.#state;
    if (state.keys.includes(key)) return "done";
    if (cents === 0 || cents > state.wallet) return "refused";
    if (cents < PAYOUT_MINIMUM && cents < state.wallet) return "refused";
    state.keys.push(key);
    state.wallet -= cents;
    state.inside -= cents;
    state.outside += cents;
    return "done";
  }

  answerBank(at: number): Answer {
    const bank = this.#at(at).payment?.bank;
    if (!bank || bank.ended || bank.answered !== null) return "refused";
    bank.answered = this.#state.day;
    return "done";
  }

  /** At the end of these days silence decides first, then the bank is heard. */
  pass(days: number): void {
    this.#state.day += days;
    const { day, milestones } = this.#state;
    for (const { dispute } of milestones)
      if (dispute?.mediation === null && day >= dispute.opened + NEGOTIATION_DAYS) dispute.mediation = day;
    for (const milestone of milestones) {
      if (milestone.status !== "submitted" || milestone.clock === null || milestone.clock > day) continue;
      if (isFrozen(milestone)) milestone.clock = day + 1;
      else if (milestone.rest) {
        milestone.dispute = this.#opened("client", "submitted", milestone.rest.clockLeft);
        Object.assign(milestone, { status: "disputed", clock: null, rest: null });
      } else this.#release(milestone);
    }
    for (const milestone of milestones) this.#hearBank(milestone);
  }

  #hearBank(milestone: Milestone): void {
    const { day } = this.#state;
    const { payment } = milestone;
    if (!payment || payment.card === "good") return;
    const { bank } = payment;
    if (!bank) {
      if (day < payment.day + DISPUTED_AFTER_DAYS) return;
      const released = payment.cents - payment.refunded - milestone.held;
      const earner = this.#take(net(released));
      payment.bank = { day, answered: null, ended: null, protection: milestone.held, earner };
      return;
    }
    const decides = bank.answered === null ? bank.day + EVIDENCE_DAYS : bank.answered + REVIEW_DAYS;
    if (bank.ended || day < decides) return;
    bank.ended = payment.card === "won" && bank.answered !== null ? "won" : "lost";
    if (bank.ended === "won") this.#state.inside += bank.earner;
    else if (bank.protection > 0) {
      milestone.refunded += milestone.held;
      milestone.held = 0;
      end(milestone);
      this.#endIfOver();
    }
    bank.protection = 0;
  }

  #release(milestone: Milestone): void {
    this.#earn(milestone, milestone.held);
    Object.assign(milestone, { status: "released", clock: null, rest: null });
    this.#endIfOver();
  }

  #earn(milestone: Milestone, cents: number): void {
    milestone.released += cents;
    milestone.held -= cents;
    this.#state.inside += net(cents);
  }

  #giveBack(milestone: Milestone, cents: number): void {
    milestone.refunded += cents;
    milestone.held -= cents;
    if (milestone.payment) milestone.payment.refunded += cents;
  }

  #endIfOver(): void {
    const { milestones } = this.#state;
    const isOver = milestones.every((one) => ENDED.includes(one.status));
    if (isOver && milestones.some((one) => one.released > 0)) this.#end();
  }

  #end(): void {
    for (const one of this.#state.milestones) if (!ENDED.includes(one.status)) one.status = "cancelled";
    this.#state.status = this.#state.milestones.some((one) => one.released > 0) ? "completed" : "cancelled";
  }

  #next(at: number): Milestone | undefined {
    return this.#state.milestones.slice(at + 1).find((one) => one.status === "pending" || one.status === "funded");
  }

  /** Out of the wallet first, of no more than there is. */
  #take(cents: number): number {
    const taken = Math.min(cents, this.#state.inside);
    this.#state.inside -= taken;
    this.#state.wallet -= Math.min(taken, this.#state.wallet);
    return taken;
  }

  #from(at: number, statuses: readonly Status[]): Milestone | null {
    const milestone = this.#at(at);
    return statuses.includes(milestone.status) ? milestone : null;
  }

  #at(at: number): Milestone {
    const milestone = this.#state.milestones[at];
    if (!milestone) throw new Error(`the model has no milestone ${at}`);
    return milestone;
  }
}
