import { packRows, unpackRows } from "../../lib/packed-rows.ts";
import type { FacetOption } from "../../ui/facets.tsx";

/** Choices of a filter, for the page's script. */
export const packOptions = (options: readonly FacetOption[]): string =>
  packRows(options.map(({ value, label, selected }) => [value, label, selected ? "selected" : ""]));

export const unpackOptions = (packed: string): FacetOption[] =>
  unpackRows(packed).map(([value = "", label = "", selected]) => ({ value, label, selected: selected === "selected" }));
