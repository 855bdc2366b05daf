import { defineErrors } from "#platform/errors/index.ts";

export const contractErrors = defineErrors("contract", {
  notFound: [404, "No such contract."],
  wrongState: [409, "The contract is not in a state for this."],
  moneyProtected: [409, "Money is still protected in this contract. Release or refund it first."],
  notEnded: [409, "Reviews are written once the contract has ended."],
  neverFunded: [409, "No money was ever protected in this contract, so nobody reviews it."],
});

export const milestoneErrors = defineErrors("milestone", {
  notFound: [404, "No such milestone."],
  notYours: [403, "Only the other side of the contract may do this."],
  wrongState: [409, "The milestone is not in a state for this."],
  frozen: [423, "The money of this milestone is frozen while it is disputed."],
  amountChanged: [409, "The amount has changed since you saw it. Look at it again before you go on."],
  withdrawnBefore: [
    409,
    "You have withdrawn a dispute about this milestone before. This one ends when you two agree, or a mediator decides.",
  ],
  notDisputed: [409, "This milestone is not disputed."],
  noRest: [409, "Nobody asks about a rest of this milestone now."],
  freelancerAway: [409, "The freelancer cannot take part in Kogi for now, so no new money is protected for them."],
  tooManyChanges: [409, "You have asked for changes as often as is possible. Approve the work, or open a dispute."],
  noNext: [409, "There is no further milestone that could take the rest. Refund it instead."],
  invalid: [422, "Some fields need another look."],
});

export const settlementErrors = defineErrors("settlement", {
  notFound: [404, "No such proposal."],
  notYourTurn: [409, "You proposed this division yourself; the other side may accept it."],
  superseded: [409, "There is a newer proposal. Look at that one."],
  tooMany: [
    409,
    "You have proposed 30 divisions in this dispute, which is as many as one side may. Answer the other side’s.",
  ],
});

export const disputeErrors = defineErrors("dispute", {
  notFound: [404, "No such dispute."],
  ended: [409, "This dispute has ended."],
  tooManyEntries: [409, "You have written 100 entries in this dispute, which is as many as one side may."],
  notInMediation: [409, "The two sides still have this dispute to themselves; it is not in mediation."],
  evidenceOpen: [
    409,
    "Both sides may still show what supports them. Decide after the day they were told, or once both have written.",
  ],
  decisionWaits: [409, "A decision waits for a second administrator already."],
  decisionAnswered: [409, "This decision has been answered already."],
  secondPerson: [403, "Somebody else has to confirm this: two people, not one."],
  notYours: [403, "Only whoever decided it can withdraw it. You can send it back."],
  ownContract: [403, "You are one of the two sides of this contract, so somebody else has to mediate."],
});

export const reviewErrors = defineErrors("review", {
  notFound: [404, "No such review."],
  invalid: [422, "Some fields need another look."],
  alreadyWritten: [409, "You have reviewed this contract already."],
  tooLate: [409, "The time for reviews of this contract is over."],
  alreadyAnswered: [409, "You have answered this review already."],
  own: [403, "You wrote this review yourself."],
  ownAnswer: [403, "You gave this answer yourself."],
  alreadyReported: [409, "You have reported this already."],
  notReported: [409, "No report of this waits for an answer. Somebody may have decided it meanwhile."],
  ownCase: [
    403,
    "You wrote, received or reported this review, or its contract is yours or your organisation’s, so somebody else has to decide.",
  ],
});
