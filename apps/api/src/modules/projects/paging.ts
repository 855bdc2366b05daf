// Pages of this module's lists by time.
import { decodeInstantCursor } from "#platform/http/index.ts";

/** Where the page before ended. */
export interface After {
  readonly at: Date;
  readonly id: string;
}
export interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

export const PAGE_DEFAULT = 20;

export function afterOf(query: PageQuery): After | null {
  return query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
}
