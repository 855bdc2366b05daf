// Which part of a refund is of the price and which of the fees on it. Pure.
import {
  add,
  divideHalfEven,
  equals,
  isNegative,
  isPositive,
  type Money,
  min,
  money,
  negate,
  subtract,
  sum,
} from "#money";
import { refundShare } from "../fees/fee.rules.ts";
import type { Fee } from "../ledger/posting-rules/hire.ts";

export interface Paid {
  /** The price. */
  readonly held: Money;
  /** What was charged on it. */
  readonly fees: readonly Fee[];
  /** Of the price, and of the fees: what went back before. */
  readonly refundedBefore: Money;
  readonly feesBefore: Money;
  /** What is sent back at once is a multiple of this many minor units; left out: of one. */
  readonly stepMinor?: bigint;
}

/**
 * Of each fee what goes back beside this part of the price; the last part brings every cent that is left of them. Where the
 * provider counts in steps, the fees make up what the price lacks.
 */
export function feesBeside(paid: Paid, refund: Money): readonly Fee[] {
  const { held, refundedBefore, fees, feesBefore, stepMinor = 1n } = paid;
  const shares = fees.map((fee) => ({ ...fee, amount: refundShare(fee.amount, { held, refundedBefore, refund }) }));
  if (!equals(add(refundedBefore, refund), held))
    return stepMinor === 1n ? shares : sharesOfSum(shares, feesToStep(paid, refund, stepMinor));
  return sharesOfSum(shares, subtract(total(fees, held), feesBefore));
}

/** On the running total, as the shares themselves, so that the steps of many parts do not add up. */
function feesToStep({ held, refundedBefore, fees, feesBefore }: Paid, refund: Money, stepMinor: bigint): Money {
  const none = money(0n, held.currency);
  const soFar = add(refundedBefore, refund);
  const exact = fees.map((fee) => refundShare(fee.amount, { held, refundedBefore: none, refund: soFar }).minor);
  const due = soFar.minor + exact.reduce((all, minor) => all + minor, 0n);
  const before = refundedBefore.minor + feesBefore.minor;
  const wanted = divideHalfEven(due, stepMinor) * stepMinor - before - refund.minor;
  const left = total(fees, held).minor - feesBefore.minor;
  // The next step up where there is less than none to send, and the next one down where so much is not left of the fees.
  // Many parts that are smaller than a step use the fees up; what is left then is not a multiple.
  const beyond = (minor: bigint) => ((minor % stepMinor) + stepMinor) % stepMinor;
  const up = wanted >= 0n ? wanted : beyond(wanted);
  const down = left - beyond(left - up);
  return money(up <= left ? up : down >= 0n ? down : left, held.currency);
}

/** The same shares, a cent more or less here and there, so that they sum to this. */
export function sharesOfSum(shares: readonly Fee[], wanted: Money): readonly Fee[] {
  let apart = subtract(wanted, total(shares, wanted));
  return shares.map((share, position) => {
    // More goes to the first; less is taken from each as far as it reaches.
    const change = isPositive(apart) && position === 0 ? apart : negate(min(positiveOf(negate(apart)), share.amount));
    apart = subtract(apart, change);
    return { ...share, amount: add(share.amount, change) };
  });
}

/**
 * The part of the price in a refund that was made as one sum; the rest is fees. As much as fits is of the price: the cent by
 * which fees round waits for the last refund.
 */
export function priceWithin(paid: Paid, sentBack: Money): Money {
  const left = subtract(paid.held, paid.refundedBefore);
  let [fits, tooMuch] = [0n, left.minor + 1n];
  while (tooMuch - fits > 1n) {
    const part = (fits + tooMuch) / 2n;
    if (part + feesOf(paid, part).minor <= sentBack.minor) fits = part;
    else tooMuch = part;
  }
  return min(left, subtract(sentBack, feesOf(paid, fits)));
}

const feesOf = (paid: Paid, minor: bigint): Money =>
  minor === 0n ? money(0n, paid.held.currency) : total(feesBeside(paid, money(minor, paid.held.currency)), paid.held);

const total = (fees: readonly Fee[], of: Money): Money =>
  sum(
    fees.map((fee) => fee.amount),
    of.currency,
  );

const positiveOf = (amount: Money): Money => (isNegative(amount) ? money(0n, amount.currency) : amount);
