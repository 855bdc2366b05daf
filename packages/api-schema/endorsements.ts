// One person vouches for a skill of another.
import { type Static, Type } from "typebox";
import { Id, Instant, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { EndorsedSkillView, SkillRef } from "./skill-views.ts";
import { UserCard } from "./users.ts";

export const EndorsementView = record({
  skill: SkillRef,
  endorsed_by: UserCard,
  worked_together: Type.Boolean({ description: "The two finished a contract with each other." }),
  weight: Type.Integer({ description: "More for those who worked together." }),
  created_at: Instant,
  hidden: Type.Boolean({ description: "Put out of sight by the person it is about, who alone is told so." }),
});
export type EndorsementView = Static<typeof EndorsementView>;

const skillOfPerson = record({ user_id: Id, skill_id: Id });

export const endorsementsApi = {
  listEndorsements: route({
    method: "GET",
    path: "/api/users/:user_id/endorsements",
    summary: "Who vouches for a person's skills, the weightiest first and the newest of them.",
    access: "public",
    scope: "users:read",
    params: record({ user_id: Id }),
    query: record({ skill_id: Type.Optional(Id), ...pageQuery, ...sortedBy("-weight") }),
    response: pageOf(EndorsementView),
    errors: ["user.not_found"],
  }),
  endorse: route({
    method: "PUT",
    path: "/api/users/:user_id/skills/:skill_id/endorsement",
    summary: "Vouch for a skill of somebody else; a second time changes nothing.",
    access: "verified",
    scope: "users:write",
    params: skillOfPerson,
    response: EndorsedSkillView,
    errors: ["user.not_found", "endorsement.no_such_skill", "endorsement.own_skill"],
  }),
  withdrawEndorsement: route({
    method: "DELETE",
    path: "/api/users/:user_id/skills/:skill_id/endorsement",
    summary: "Take it back.",
    access: "signed_in",
    scope: "users:write",
    params: skillOfPerson,
    status: 204,
  }),
  setEndorsementVisibility: route({
    method: "PUT",
    path: "/api/users/:user_id/skills/:skill_id/endorsements/:endorsed_by/visibility",
    summary: "Put an endorsement of oneself out of sight, or show it again; whoever gave it is not told.",
    access: "signed_in",
    scope: "users:write",
    params: record({ ...skillOfPerson.properties, endorsed_by: Id }),
    body: record({ shown: Type.Boolean() }),
    status: 204,
    errors: ["endorsement.not_found"],
  }),
};
