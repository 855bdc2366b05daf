import { expect, test } from "vitest";
import type { OrganisationRole } from "#api-schema/organisations.ts";
import {
  heirOf,
  mayClose,
  mayEdit,
  mayInvite,
  mayTitle,
  type OrganisationRefusal,
  refuseRemoval,
  refuseRole,
} from "./organisations.rules.ts";

type Role = OrganisationRole | null;
const other = (by: Role, of: OrganisationRole, owners = 1) => ({ by, of, own: false, owners });
const self = (of: OrganisationRole, owners = 1) => ({ by: of, of, own: true, owners });

test.each<[Role, boolean, boolean, boolean, boolean]>([
  ["owner", true, true, true, true],
  ["admin", true, true, false, false],
  ["member", false, false, false, false],
  [null, false, false, false, false],
])("%s: edits %s, invites members %s, invites owners %s, closes %s", (by, edits, members, owners, closes) => {
  expect([mayEdit(by), mayInvite(by, "member"), mayInvite(by, "owner"), mayClose(by)]).toEqual([
    edits,
    members,
    owners,
    closes,
  ]);
  expect(mayInvite(by, "admin")).toBe(owners);
});

test.each<[string, Parameters<typeof refuseRole>[0], OrganisationRole, OrganisationRefusal | null]>([
  ["an owner makes a member an admin", other("owner", "member"), "admin", null],
  ["an owner makes a second owner", other("owner", "admin"), "owner", null],
  ["one of two owners takes the other's role", other("owner", "owner", 2), "member", null],
  ["one of two owners steps down", self("owner", 2), "admin", null],
  ["the last owner steps down", self("owner"), "admin", "lastOwner"],
  ["the last owner stays one", self("owner"), "owner", null],
  ["an admin steps down", self("admin"), "member", null],
  ["an admin makes themselves an owner", self("admin"), "owner", "notAllowed"],
  ["an admin makes a member an admin", other("admin", "member"), "admin", "notAllowed"],
  ["a member makes themselves an admin", self("member"), "admin", "notAllowed"],
  ["a stranger gives a role", other(null, "member"), "admin", "notAllowed"],
])("%s", (_, standing, to, refused) => expect(refuseRole(standing, to)).toBe(refused));

test.each<[string, Parameters<typeof refuseRemoval>[0], OrganisationRefusal | null]>([
  ["an owner takes an admin out", other("owner", "admin"), null],
  ["an owner takes another owner out", other("owner", "owner", 2), null],
  ["an admin takes a member out", other("admin", "member"), null],
  ["a member leaves", self("member"), null],
  ["one of two owners leaves", self("owner", 2), null],
  ["the last owner leaves", self("owner"), "lastOwner"],
  ["an admin takes an admin out", other("admin", "admin"), "notAllowed"],
  ["an admin takes the owner out", other("admin", "owner"), "notAllowed"],
  ["a member takes a member out", other("member", "member"), "notAllowed"],
  ["a stranger takes a member out", other(null, "member"), "notAllowed"],
])("%s", (_, standing, refused) => expect(refuseRemoval(standing)).toBe(refused));

test("titles are given by owners to all, by admins to members and themselves, by members to nobody", () => {
  expect([other("owner", "owner"), other("admin", "member"), self("admin")].map(mayTitle)).toEqual([true, true, true]);
  expect([other("admin", "admin"), self("member"), other(null, "member")].map(mayTitle)).toEqual([false, false, false]);
});

test("the admin who serves longest inherits, then the member, then nobody", () => {
  const at = (user_id: string, role: OrganisationRole, year: number) => ({
    user_id,
    role,
    joined_at: new Date(Date.UTC(year, 0)),
  });
  const old = at("old", "member", 2020);
  const young = at("young", "member", 2024);
  expect(heirOf([young, at("late", "admin", 2025), at("early", "admin", 2023), old])).toBe("early");
  expect(heirOf([young, old])).toBe("old");
  expect(heirOf([])).toBeNull();
});
