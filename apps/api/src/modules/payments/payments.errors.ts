import { defineErrors } from "#platform/errors/index.ts";

export const paymentErrors = defineErrors("payment", {
  notFound: [404, "No such payment."],
  unknownType: [422, "There is nothing of that type to pay for."],
  invalidAmount: [422, "This amount cannot be paid."],
  amountChanged: [409, "The amount has changed since you saw it. Look at it again before you pay."],
  alreadyOpen: [409, "A payment for this is already open. Finish it or cancel it first."],
  notOpen: [409, "This payment is no longer open."],
  notHeld: [409, "Less than this is protected."],
  frozen: [423, "This money is frozen while it is disputed."],
  gatewayRefused: [422, "The payment provider does not accept this. Nothing was charged; check what you gave."],
  gatewayAway: [503, "The payment provider does not answer just now. Nothing was charged; try again in a moment."],
});

export const savedMethodErrors = defineErrors("saved_method", {
  notFound: [404, "No such saved card."],
  needed: [422, "Save a card first; it is charged when the time comes."],
  tooMany: [409, "You have saved as many cards as there is room for. Remove one first."],
});

export const methodChargeErrors = defineErrors("method_charge", {
  notFound: [404, "No such charge."],
  notWaiting: [409, "This charge does not wait for you any more."],
});

export const payoutErrors = defineErrors("payout", {
  notFound: [404, "No such payout."],
  invalidAmount: [422, "This amount cannot be withdrawn."],
  belowMinimum: [
    422,
    "This is less than the smallest amount that can be withdrawn. All that you have can go at once, however little.",
  ],
  notEnough: [422, "You have less than this available."],
  methodNeeded: [422, "Add a bank account in this currency first."],
  identityNeeded: [422, "Verify your identity first; it is needed once, before the first payout."],
  wrongCurrency: [422, "This bank account takes another currency."],
  requirementsDue: [422, "The payment provider needs something more from you before money can go out."],
  payoutsPaused: [422, "The payment provider pays nothing out to you just now. Write to us if this lasts."],
  suspended: [403, "Your account is suspended, so nothing is paid out from it for now."],
  tooFine: [422, "The payment provider does not pay out amounts this fine in this currency. Round it down."],
  accountCooling: [422, "This bank account is new. For your safety money goes there only after a day."],
});

export const chargebackErrors = defineErrors("chargeback", {
  notFound: [404, "No such chargeback."],
  answered: [409, "This chargeback has its answer already; banks take one."],
  tooLate: [409, "The time to answer this chargeback is over."],
  invalid: [422, "Some fields need another look."],
});

export const refundErrors = defineErrors("refund", {
  notFound: [404, "No such refund."],
  notFailed: [409, "This refund has not failed."],
  settlementWaits: [409, "That it was paid another way waits for a second administrator already."],
  atBank: [409, "The payer’s bank has this money, so it is not sent again."],
  invalid: [422, "Some fields need another look."],
  tooMuch: [422, "This is more than is left of what was charged."],
  notRefundable: [409, "Nothing of this payment can go back now."],
  ownPayment: [403, "This is a payment of your own, so somebody else has to send it back."],
  orderWaits: [409, "A refund of this payment waits for a second administrator already."],
  orderAnswered: [409, "This refund has been answered already."],
  secondPerson: [403, "Somebody else has to confirm this: two people, not one."],
  notYours: [403, "Only whoever ordered it can withdraw it. You can send it back."],
  monthChanged: [409, "Something of this month was paid or sent back since. Decline this refund and order it again."],
});

export const payoutMethodErrors = defineErrors("payout_method", {
  notFound: [404, "No such bank account."],
  invalidIban: [422, "This is not a valid IBAN. Check it for a typing mistake."],
  invalidAccount: [422, "This is not a bank account of that country. Check the numbers for a typing mistake."],
  unknownCurrency: [422, "There is no such currency."],
  alreadyAdded: [409, "You have added this bank account already."],
  tooMany: [409, "You have 10 bank accounts already. Remove one first."],
});

export const identityErrors = defineErrors("identity", {
  alreadyVerified: [409, "Your identity is verified already."],
  beingChecked: [409, "Your identity is being checked. We tell you when it is decided."],
  underAge: [422, "You must be 18 or older to withdraw money."],
  unknownCountry: [422, "There is no country with this code."],
  nothingDue: [409, "The provider wants nothing more from you just now."],
});

export const invoiceErrors = defineErrors("invoice", {
  notFound: [404, "No such document."],
  badPeriod: [422, "These days are not a period."],
});

export const statementErrors = defineErrors("statement", {
  badPeriod: [422, "These days are not a period."],
  tooLong: [422, "This is too long for one file. Choose a shorter period."],
});

export const exchangeErrors = defineErrors("exchange", {
  notFound: [404, "No such quote."],
  invalidAmount: [422, "This amount cannot be changed."],
  sameCurrency: [422, "Choose two different currencies."],
  noRate: [422, "There is no rate between these currencies."],
  rateTooOld: [409, "The newest rate is a day old, so nothing is changed by it. Try again later."],
  tooLittle: [422, "This is less than the smallest unit of the other currency."],
  notEnough: [422, "You have less than this available."],
  expired: [409, "This quote is no longer held. Ask for a new one."],
  alreadyAccepted: [409, "This quote was taken already."],
});

export const taxErrors = defineErrors("tax", {
  unknownCountry: [422, "There is no country with this code."],
  badVatId: [422, "This is not a VAT id of that country."],
  numberNotNeeded: [422, "Your tax number is not needed yet."],
  stale: [409, "This was changed elsewhere. Look at it again."],
  noSuchYear: [404, "There are no totals of that year."],
});

export const subscriptionErrors = defineErrors("subscription", {
  notFound: [404, "No such subscription."],
  noSuchPlan: [422, "There is no such plan."],
  wrongHat: [422, "This plan is for another kind of account. Add that role in your settings first."],
  alreadySubscribed: [409, "You have a plan of this kind already. Change it instead."],
  notRunning: [409, "This subscription does not run just now."],
  chargeOpen: [409, "A charge of this subscription is still open. Wait for it, or confirm it."],
  nothingDue: [409, "Nothing waits to be paid."],
});

export const breakErrors = defineErrors("break", {
  notFound: [404, "No such difference."],
  closed: [409, "This difference is closed already."],
  notOwned: [409, "Take it before you close it, so that somebody answers for it."],
  underWay: [409, "This may still come by itself. It can be booked once it is a day old."],
  gone: [409, "The last comparison no longer found this, so there is nothing to book."],
  ownNews: [409, "This is booked by the provider’s own news. Look after the payment or payout it belongs to."],
  changed: [409, "What the books say of this has changed since it was found. Compare again and book what is left."],
});

export const bookingErrors = defineErrors("booking", {
  notFound: [404, "No such booking."],
  waits: [409, "A booking of this waits for a second administrator already."],
  answered: [409, "This booking has been answered already."],
  secondPerson: [403, "Somebody else has to confirm this: two people, not one."],
  notYours: [403, "Only whoever proposed it can withdraw it. You can send it back."],
  notByHand: [409, "Only what an administrator booked by hand, and no refund, can be taken back here, and only once."],
  goneBack: [409, "This money has gone back to its card since. Take that booking back first."],
  invalid: [422, "Some fields need another look."],
  moreThanOwed: [422, "This is more tax than Kogi owes there."],
});

export const ratesErrors = defineErrors("rates", {
  unknownCurrency: [422, "There is no rate for this currency."],
});

export const webhookErrors = defineErrors("webhook", {
  badSignature: [401, "The signature does not fit."],
  expired: [401, "The signature is too old or too new."],
  unreadable: [400, "This is not an event."],
  notFound: [404, "There is no such news."],
  notDead: [409, "Only what failed at every try can be sent round again."],
});
