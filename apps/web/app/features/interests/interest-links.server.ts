import type { Viewer } from "../../lib/context.ts";
import { withParams } from "../../lib/list-address.ts";
import type { InterestLinks } from "./interest-chips.tsx";

/** The two ways to look at a list: all of it, or what lies in one's topics. Null for visitors, who have none. */
export function interestLinks(url: URL, viewer: Viewer | null): InterestLinks | null {
  if (!viewer) return null;
  const anew = { show: null, after: null };
  return {
    mine: url.searchParams.get("mine") === "yes",
    allTo: withParams(url, { ...anew, mine: null }),
    mineTo: withParams(url, { ...anew, mine: "yes" }),
  };
}
