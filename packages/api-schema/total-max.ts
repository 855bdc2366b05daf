/** Lists are counted up to here: a `total` of so many means so many or more. Apart from the schemas, for the browser. */
export const TOTAL_MAX = 10_000;
