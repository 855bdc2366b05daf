import { formatNumber } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import g from "./choice-group.module.css";
import c from "./facets.module.css";
import { useShownChoice } from "./use-shown.ts";

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
  return facets.map((facet) => (
    <fieldset key={facet.name} className={c.facet}>
      <legend>{facet.label}</legend>
      {facet.options.map((option) => (
        <FacetBox key={option.value} name={facet.name} single={facet.single ?? false} option={option} />
      ))}
    </fieldset>
  ));
}

interface FacetBoxProps {
  readonly name: string;
  readonly single: boolean;
  readonly option: FacetOption;
}

function FacetBox({ name, single, option: { value, label, count, selected } }: FacetBoxProps) {
  const { locale } = useReader();
  const box = useShownChoice(selected);
  return (
    <label className={g.choice}>
      <input ref={box} type={single ? "radio" : "checkbox"} name={name} value={value} defaultChecked={selected} />
      <span>{label}</span>
      {count !== undefined && <small className={c.count}>{formatNumber(count, locale)}</small>}
    </label>
  );
}
