import { createContext } from "react-router";
import type { ApiClient, Wording } from "#api-schema/client.ts";
import type { Contracts } from "#api-schema/contracts.ts";
import type { Preferences } from "./preferences.ts";

/** The signed-in person as far as the page's frame needs to know them. */
export interface Viewer {
  readonly userId: string;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly imageUrl: string | null;
  /** The hat that comes first, and all of them. */
  readonly userType: string;
  readonly roles: readonly string[];
  readonly unreadNotifications: number;
  /** The last live event this page knows of. */
  readonly livePosition: number;
  readonly locale: string | null;
  readonly timeZone: string | null;
  /** That amounts are shown and asked in where nothing else decides. */
  readonly currency: string;
}

/** What the server gives to every page request. */
export interface PageInput {
  /** Makes what calls the API as the person behind this page, in their language. */
  readonly api: (wording: Wording, locale: string) => ApiClient<Contracts>;
  readonly viewer: Viewer | null;
  /** Nobody can tell who asks, or anything else: the database is away. */
  readonly away: boolean;
  /** A form that another site sent: it is not read, and the page says so. */
  readonly foreign: boolean;
  /** A form of more than pages take: it is not read, and the page says so. */
  readonly tooLarge: boolean;
  readonly nonce: string;
  /** Where everybody finds this site, such as https://kogi.example. */
  readonly origin: string;
  /** Origins beside ours that a form may lead to: the payment provider's pages. */
  readonly formTargets: readonly string[];
  readonly now: Date;
  readonly dev: boolean;
  /** Told of everything unexpected that a loader, an action or the rendering threw. */
  readonly onError?: (error: unknown) => void;
}

export interface PageContext extends Omit<PageInput, "api"> {
  readonly api: ApiClient<Contracts>;
  readonly preferences: Preferences;
}

export const pageContext = createContext<PageContext>();
