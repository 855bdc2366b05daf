import { Link } from "react-router";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import c from "./filter-chips.module.css";
import { IconX } from "./icons.ts";

export interface ActiveFilter {
  readonly label: string;
  /** The address without this filter. */
  readonly without: string;
}

/** The filters in force. They live in the address: removing one is a link, and the back button brings it back. */
export function FilterChips({ filters, clearHref }: { filters: readonly ActiveFilter[]; clearHref: string }) {
  const words = useText(uiText);
  if (filters.length === 0) return null;
  return (
    <ul className={c.filters} aria-label={words.activeFilters}>
      {filters.map(({ label, without }) => (
        <li key={without}>
          <Link to={without} preventScrollReset className={c.filter} aria-label={words.removeFilter(label)}>
            {label}
            <IconX size={14} aria-hidden />
          </Link>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Link to={clearHref} preventScrollReset className={c.clear}>
            {words.clearFilters}
          </Link>
        </li>
      )}
    </ul>
  );
}
