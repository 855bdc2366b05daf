import { formatNumber } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import g from "./choice-group.module.css";
import c from "./facets.module.css";

export interface FacetOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly selected: boolean;
}

export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly options: readonly FacetOption[];
  /** One at a time instead of any number. */
  readonly single?: boolean;
}

/** Ways to narrow a list. Stands inside the list's GET form; each box is a parameter of the address. */
export function Facets({ facets }: { facets: readonly Facet[] }) {
  const { locale } = useReader();
  return facets.map((facet) => (
    <fieldset key={facet.name} className={c.facet}>
      <legend>{facet.label}</legend>
      {facet.options.map((option) => (
        // The key carries the choice, so that a removed chip also clears its box.
        <label key={`${option.value}${option.selected}`} className={g.choice}>
          <input
            type={facet.single ? "radio" : "checkbox"}
            name={facet.name}
            value={option.value}
            defaultChecked={option.selected}
          />
          <span>{option.label}</span>
          {option.count !== undefined && <small className={c.count}>{formatNumber(option.count, locale)}</small>}
        </label>
      ))}
    </fieldset>
  ));
}
