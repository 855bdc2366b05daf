import { useEffect, useRef } from "react";
import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { projectsText } from "../../messages/projects.ts";
import { useShownValue } from "../../ui/use-shown.ts";
import { FilterField, FilterSelect } from "../list/list-page.tsx";
import { UnitOfBounds } from "../list/unit-of-bounds.tsx";
import type { ProjectFilters } from "./list-filters.server.ts";

interface ListFieldsProps {
  readonly filters: ProjectFilters;
  /** Codes in the order of their names. */
  readonly countries: string;
}

/** The filters of the list that are typed or picked from many: place, day, budget, tag. */
export function ListFields({ filters, countries }: ListFieldsProps) {
  const words = useText(projectsText);
  const { locale } = useReader();
  const { tags, country, until } = filters;
  return (
    <>
      <FilterSelect label={words.livingIn} name="country" chosen={country}>
        <option value="">{words.anywhere}</option>
        {/* Where a browser knows another name than the server, the server's stays. */}
        {countries.split(" ").map((code) => (
          <option key={code} value={code} suppressHydrationWarning>
            {countryName(code, locale)}
          </option>
        ))}
      </FilterSelect>
      <FilterField label={words.closingUntil}>
        <ShownInput name="until" type="date" value={until} />
      </FilterField>
      <UnitOfBounds currency={filters.currency} />
      <Amount name="budget" label={`${words.minBudget} (${filters.currency})`} text={filters.budget?.text} />
      <Amount name="most" label={`${words.maxBudget} (${filters.currency})`} text={filters.most?.text} />
      {tags.map((tag) => (
        <input key={tag} type="hidden" name="tag" value={tag} />
      ))}
      <FilterField label={words.tag}>
        <NextTag chosen={tags.join()} />
      </FilterField>
    </>
  );
}

function Amount({ name, label, text }: { name: string; label: string; text: string | undefined }) {
  return (
    <FilterField label={label}>
      <ShownInput name={name} value={text ?? ""} inputMode="decimal" />
    </FilterField>
  );
}

interface ShownInputProps extends Pick<React.ComponentProps<"input">, "type" | "inputMode"> {
  readonly name: string;
  readonly value: string;
}

function ShownInput({ value, ...native }: ShownInputProps) {
  const input = useShownValue<HTMLInputElement>(value);
  return <input ref={input} defaultValue={value} autoComplete="off" {...native} />;
}

/** One more tag: what was typed is among the chosen ones from then on, and the field is there for the next. */
function NextTag({ chosen }: { chosen: string }) {
  const input = useRef<HTMLInputElement>(null);
  const shown = useRef(chosen);
  useEffect(() => {
    if (input.current && shown.current !== chosen) input.current.value = "";
    shown.current = chosen;
  }, [chosen]);
  return <input ref={input} name="tag" maxLength={40} autoComplete="off" />;
}
