// Making one of Intl's formats costs a hundred times what using it does, and a page formats hundreds of values.

// A visitor's browser may name any locale there is, so that what is kept has an end.
const KEPT_MAX = 1_000;
const kept = new Map<string, unknown>();

/** The format of this name, made once. The name says what kind it is, its locale and every option. */
export function keptFormat<Format>(name: string, make: () => Format): Format {
  const known = kept.get(name);
  if (known) return known as Format; // the name says the kind, so it always holds what `make` would give
  if (kept.size >= KEPT_MAX) kept.clear();
  const made = make();
  kept.set(name, made);
  return made;
}
