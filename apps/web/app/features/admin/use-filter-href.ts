import { useLocation } from "react-router";
import { withParams } from "../../lib/list-address.ts";

/** The address of the list one looks at with another filter; it starts anew. */
export function useFilterHref(): (changes: Readonly<Record<string, string | null>>) => string {
  const { pathname, search } = useLocation();
  return (changes) =>
    withParams(new URL(`${pathname}${search}`, "http://kogi"), { ...changes, show: null, after: null });
}
