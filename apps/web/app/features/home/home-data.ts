import type { NotificationView } from "#api-schema/notifications.ts";
import type { ShownPerson } from "../people/shown-person.ts";
import type { ShownPortfolio } from "../portfolios/shown-portfolio.ts";
import type { ShownProject } from "../projects/shown-project.ts";

export interface HomeData {
  readonly portfolios: readonly ShownPortfolio[];
  readonly projects: readonly ShownProject[];
  readonly people: readonly ShownPerson[];
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly counts: {
    readonly people: number | undefined;
    readonly portfolios: number | undefined;
    readonly projects: number | undefined;
  };
  readonly news: readonly NotificationView[];
  /** A client's own projects. */
  readonly own: readonly ShownProject[];
  /** Of which of them no answer came. */
  readonly unanswered: { readonly people: boolean; readonly projects: boolean; readonly own: boolean };
}
