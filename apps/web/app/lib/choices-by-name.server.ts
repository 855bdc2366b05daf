/**
 * Countries, languages or whatever else has a code, by their names in the reader's language and in its order. Made on the
 * server, so that the page and the browser agree on every name.
 */
export function choicesByName(
  entries: readonly { readonly code: string }[],
  nameOf: (code: string, locale: string) => string,
  locale: string,
): { value: string; label: string }[] {
  const order = new Intl.Collator(locale);
  return entries
    .map(({ code }) => ({ value: code, label: nameOf(code, locale) }))
    .toSorted((one, other) => order.compare(one.label, other.label));
}
