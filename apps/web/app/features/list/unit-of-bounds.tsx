/** The currency of a filter's bounds, in the address of the list unless it is the euro. */
export function UnitOfBounds({ currency }: { currency: string }) {
  return currency === "EUR" ? null : <input type="hidden" name="currency" value={currency} />;
}
