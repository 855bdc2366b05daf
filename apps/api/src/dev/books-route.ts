// Development only: the ledger as a table, for journeys and chaos runs, which end with the books.
import { Type } from "typebox";
import { record, route } from "#api-schema/core.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";

const BooksView = record({
  rows: Type.Array(record({ account: Type.String(), currency: Type.String(), balance: Type.String() })),
  journals: Type.Integer(),
  transfers: Type.Integer(),
  violations: Type.Array(Type.String()),
});

export const devBooksApi = {
  readBooks: route({
    method: "GET",
    path: "/dev/books.json",
    summary: "Every account with its balance, how many postings there are, and which invariants are broken",
    access: "dev",
    response: BooksView,
  }),
};

/** What the composition knows of the ledger and its checks. */
export interface BooksReader {
  rows(): Promise<readonly { account: string; currency: string; balance: string }[]>;
  counts(): Promise<{ journals: number; transfers: number }>;
  violations(): Promise<readonly string[]>;
}

export function registerDevBooks(http: HttpApp, reader: BooksReader): void {
  serve(http, devBooksApi.readBooks, async () => ({
    rows: [...(await reader.rows())],
    ...(await reader.counts()),
    violations: [...(await reader.violations())],
  }));
}
