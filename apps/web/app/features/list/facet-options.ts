import type { FacetOption } from "../../ui/facets.tsx";

/** Known words as the choices of a filter, with those in force marked. */
export function facetOptions<Word extends string>(
  labels: { readonly [Known in Word]: string },
  words: readonly Word[],
  selected: readonly Word[],
): FacetOption[] {
  return words.map((value) => ({ value, label: labels[value] ?? value, selected: selected.includes(value) }));
}

/** The same for a filter that takes one choice: "any" comes first. */
export function singleOptions<Word extends string>(
  labels: { readonly [Known in Word]: string },
  words: readonly Word[],
  { selected, any }: { selected: Word | undefined; any: string },
): FacetOption[] {
  const choices = facetOptions(labels, words, selected === undefined ? [] : [selected]);
  return [{ value: "", label: any, selected: selected === undefined }, ...choices];
}
