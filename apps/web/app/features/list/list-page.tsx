import { useId } from "react";
import { Form, useNavigation, useSubmit } from "react-router";
import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { type Facet, Facets } from "../../ui/facets.tsx";
import { type ActiveFilter, FilterChips } from "../../ui/filter-chips.tsx";
import { IconAdjustments, IconSearch } from "../../ui/icons.ts";
import type { Choice } from "../../ui/select.tsx";
import { useShownValue } from "../../ui/use-shown.ts";
import { FilterPanel } from "./filter-panel.tsx";
import c from "./list-page.module.css";

interface ListPageProps {
  readonly title: string;
  readonly lede?: string;
  /** The list's own path, where its form leads. */
  readonly path: string;
  readonly query: string;
  readonly searchLabel: string;
  readonly facets: readonly Facet[];
  /** Further fields of the filter form: a range, a place. */
  readonly filterFields?: React.ReactNode;
  readonly active: readonly ActiveFilter[];
  readonly sorts: readonly Choice[];
  readonly sort: string;
  readonly total?: number | undefined;
  readonly actions?: React.ReactNode;
  readonly top?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A list with its filters beside it. One GET form: it works without JavaScript, and with it answers each click. */
export function ListPage(props: ListPageProps) {
  const words = useText(listText);
  const submit = useSubmit();
  const { state } = useNavigation();
  const panel = useId();
  const query = useShownValue<HTMLInputElement>(props.query);
  const sort = useShownValue<HTMLSelectElement>(props.sort);
  const submitOnChoice = (event: React.FormEvent<HTMLFormElement>) => {
    const field = event.target;
    const choice =
      field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type));
    if (choice) void submit(cleanParams(event.currentTarget), { action: props.path, preventScrollReset: true });
  };
  return (
    <div className={`wrap ${c.page}`}>
      <div className={c.head}>
        <div>
          <h1>{props.title}</h1>
          {props.lede && <p className={c.lede}>{props.lede}</p>}
        </div>
        {props.actions}
      </div>
      {props.top}
      <Form method="get" action={props.path} className={c.layout} onChange={submitOnChoice}>
        <FilterPanel id={panel} total={props.total}>
          <Facets facets={props.facets} />
          {props.filterFields}
        </FilterPanel>
        <section className={c.results} aria-label={words.results} aria-busy={state !== "idle"}>
          <h2 className="vh">{words.results}</h2>
          <div className={c.tools}>
            <div className={c.search}>
              <IconSearch size={17} aria-hidden />
              <input
                ref={query}
                type="search"
                name="q"
                defaultValue={props.query}
                aria-label={props.searchLabel}
                placeholder={props.searchLabel}
                maxLength={100}
              />
            </div>
            {props.total !== undefined && (
              <p className={c.total} aria-live="polite">
                {words.total(props.total)}
              </p>
            )}
            <button type="button" popoverTarget={panel} className={c.open}>
              <IconAdjustments size={17} aria-hidden />
              {words.filters}
              {props.active.length > 0 && <span className={c.count}>{props.active.length}</span>}
            </button>
            <select ref={sort} name="sort" aria-label={words.sort} defaultValue={props.sort} className={c.sort}>
              {props.sorts.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <FilterChips filters={props.active} clearHref={props.path} />
          {props.children}
        </section>
      </Form>
    </div>
  );
}

// Empty fields would only make the address long.
function cleanParams(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") params.append(name, value);
  return params;
}

/** A field among the filters that is no list of choices: a place, a highest price. */
export function FilterField({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is given as the child
    <label className={c.field}>
      <span>{label}</span>
      {children}
    </label>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly name: string;
  /** What the list is narrowed to, or nothing. */
  readonly chosen: string | undefined;
  readonly children: React.ReactNode;
}

/** One of many choices among the filters. */
export function FilterSelect({ label, name, chosen = "", children }: FilterSelectProps) {
  const shown = useShownValue<HTMLSelectElement>(chosen);
  return (
    <FilterField label={label}>
      <select ref={shown} name={name} defaultValue={chosen} autoComplete="off">
        {children}
      </select>
    </FilterField>
  );
}
