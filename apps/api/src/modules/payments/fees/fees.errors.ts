import { defineErrors } from "#platform/errors/index.ts";

export const feeErrors = defineErrors("fees", {
  noPack: [422, "There are no fees for this yet, so nothing of the kind can be agreed."],
  exceedAmount: [422, "The fees would be more than the amount."],
  tooFine: [422, "The payment provider does not charge amounts this fine in this currency. Round it."],
  tooSmall: [422, "The payment provider charges no amount as small as this. Choose a higher one."],
  tooLarge: [422, "The payment provider charges no amount as large as this at once. Split it."],
  notFound: [404, "No such fee pack."],
  notYours: [403, "Only the two people themselves may ask for their own fees."],
  invalidPack: [422, "This fee pack cannot be put in force."],
  takesTooMuch: [422, "This fee pack would take more than the amount."],
  changed: [409, "The fees are not those that this page showed. Open it again and look at them first."],
  changedSince: [
    409,
    "The fees of whoever offered these terms are worse now than those they saw, so the terms must be offered again. They know.",
  ],
  wrongState: [409, "This pack does not wait and is not in force, so there is nothing to withdraw."],
  forEverybody: [409, "This pack holds where no other does, so it cannot end. Add the one that follows it."],
  dateTaken: [409, "There is a pack for the same product, plan and country from that instant on already."],
  inThePast: [422, "A pack begins now or later: what was agreed before keeps its fees."],
});
