// Development only: what lies in the tables of one person's portfolios, for journeys, which end with it.
import { Type } from "typebox";
import { Id, record, route } from "#api-schema/core.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";

const Counts = Type.Record(Type.String(), Type.Integer());

export const devShownApi = {
  readShown: route({
    method: "GET",
    path: "/dev/shown.json",
    summary: "How many rows each table holds of one person's portfolios, and the files they sent",
    access: "dev",
    query: record({ user_id: Id }),
    response: Counts,
  }),
};

/** What the composition knows of the tables. */
export type ShownReader = (userId: string) => Promise<Readonly<Record<string, number>>>;

export function registerDevShown(http: HttpApp, read: ShownReader): void {
  serve(http, devShownApi.readShown, async ({ query }) => ({ ...(await read(query.user_id)) }));
}
