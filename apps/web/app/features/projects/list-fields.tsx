import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { projectsText } from "../../messages/projects.ts";
import { FilterField, FilterSelect } from "../list/list-page.tsx";
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
        <input name="until" type="date" key={until} defaultValue={until} autoComplete="off" />
      </FilterField>
      <Amount name="budget" label={`${words.minBudget} (EUR)`} text={filters.budget?.text} />
      <Amount name="most" label={`${words.maxBudget} (EUR)`} text={filters.most?.text} />
      {tags.map((tag) => (
        <input key={tag} type="hidden" name="tag" value={tag} />
      ))}
      <FilterField label={words.tag}>
        <input name="tag" key={tags.join()} maxLength={40} autoComplete="off" />
      </FilterField>
    </>
  );
}

function Amount({ name, label, text }: { name: string; label: string; text: string | undefined }) {
  return (
    <FilterField label={label}>
      <input name={name} key={text} defaultValue={text} inputMode="decimal" autoComplete="off" />
    </FilterField>
  );
}
