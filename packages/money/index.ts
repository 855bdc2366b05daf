export { allocate } from "./allocate.ts";
export { minorDigits } from "./currencies.ts";
export { RANK_PER_EURO, toEuroRank } from "./euro-rank.ts";
export { formatMoney } from "./format.ts";
export { keptFormat } from "./kept-formats.ts";
export {
  add,
  type Currency,
  compare,
  currency,
  equals,
  isCurrency,
  isNegative,
  isPositive,
  isZero,
  type Money,
  MoneyError,
  max,
  min,
  money,
  multiply,
  negate,
  sameCurrency,
  subtract,
  sum,
  zero,
} from "./money.ts";
export { type Bps, bps, divideHalfEven, percentage, scale } from "./rounding.ts";
export { fromDecimal, fromWire, toDecimal, toWire, type WireMoney } from "./wire.ts";
