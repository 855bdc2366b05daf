import { createContext, use } from "react";
import { isRouteErrorResponse } from "react-router";
import type { Viewer } from "./context.ts";
import type { Preferences } from "./preferences.ts";

/** Who reads the page and how: the same values on the server and in the browser, so that both render the same text. */
export interface Reader extends Preferences {
  readonly viewer: Viewer | null;
  /** The instant of the request, as RFC 3339. Relative times are told from here. */
  readonly now: string;
  /** Where Kogi is found, for addresses in full. */
  readonly origin: string;
}

// Holds when the root loader itself failed: the error page still has to be readable.
const nobody: Reader = {
  viewer: null,
  locale: "en-GB",
  timeZone: "UTC",
  colorScheme: "auto",
  now: "1970-01-01T00:00:00Z",
  origin: "http://localhost",
};

export const ReaderContext = createContext<Reader>(nobody);

export function useReader(): Reader {
  return use(ReaderContext);
}

/** The reader that an error brought where it kept the root loader from telling. */
export function readerIn(error: unknown): Reader {
  return (isRouteErrorResponse(error) && (error.data as { reader?: Reader } | null)?.reader) || nobody; // as root.server.ts throws it
}

export const defaultReader = nobody;
