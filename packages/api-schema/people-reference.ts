// The lists that profiles are made of: skills, countries, languages.
import { Type } from "typebox";
import { nullable, oneOf, record, route } from "./core.ts";
import { SkillRef } from "./skill-views.ts";

export const referenceRoutes = {
  listSkills: route({
    method: "GET",
    path: "/api/skills",
    summary: "Skills to choose from, best match first.",
    access: "public",
    query: record({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      slug: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50 })),
      topic: Type.Optional(Type.String({ maxLength: 80, description: "A topic's slug." })),
      /** Those that freelancers in lists have, most common first; no other filter counts. */
      sort: Type.Optional(oneOf("-people")),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, default: 20 })),
    }),
    response: record({
      data: Type.Array(
        record({
          ...SkillRef.properties,
          people: Type.Optional(Type.Integer({ description: "With `sort`: freelancers in lists who have it." })),
        }),
      ),
    }),
  }),
  listCountries: route({
    method: "GET",
    path: "/api/countries",
    summary: "Countries with currency and time zone.",
    access: "public",
    response: record({
      data: Type.Array(
        record({
          code: Type.String(),
          name: Type.String(),
          currency: nullable(Type.String()),
          time_zone: nullable(Type.String()),
        }),
      ),
    }),
  }),
  listLanguages: route({
    method: "GET",
    path: "/api/languages",
    summary: "Languages people speak.",
    access: "public",
    response: record({ data: Type.Array(record({ code: Type.String(), name: Type.String() })) }),
  }),
};
