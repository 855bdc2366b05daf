import { expect, test } from "vitest";
import {
  allows,
  frozenChanges,
  type Hand,
  type HireStatus,
  handOf,
  maySee,
  missingForPublication,
  type Post,
  type ProjectAction,
  type ProjectStatus,
  projectStatuses,
  statusAfterHire,
  statusByHires,
} from "./projects.rules.ts";

test.for<[ProjectAction, ProjectStatus[]]>([
  ["edit", ["draft", "open"]],
  ["publish", ["draft"]],
  ["close", ["open"]],
  ["cancel", ["draft", "open", "in_progress", "closed"]],
  ["invite", ["open"]],
  ["take_proposals", ["open"]],
])("a project may be asked to %s only while %s", ([action, expected]) => {
  expect(projectStatuses.filter((status) => allows(status, action))).toEqual(expected);
});

test.for<[HireStatus[], ProjectStatus]>([
  [[], "closed"],
  [["active"], "in_progress"],
  [["completed", "active"], "in_progress"],
  [["completed"], "completed"],
  [["cancelled", "completed"], "completed"],
  [["cancelled"], "cancelled"],
])("with hires %s a post that ends is %s", ([hires, status]) => {
  expect(statusByHires(hires)).toBe(status);
});

test.for<[number, number, ProjectStatus]>([
  [1, 1, "in_progress"],
  [3, 2, "open"],
  [3, 3, "in_progress"],
])("of %i positions with %i filled the post is %s", ([positions, filled, status]) => {
  expect(statusAfterHire(positions, filled)).toBe(status);
});

const at = new Date("2026-05-01T00:00:00Z");
const whole: Post = {
  title: "A sign",
  description: "x".repeat(40),
  categoryId: "design",
  skills: ["logo-design"],
  budgetMinor: 10n,
  budgetMinMinor: null,
  deadline: null,
  positions: 1,
  pricing: "fixed",
  currency: "EUR",
};

test.for<[string, Partial<Post>, string[]]>([
  ["nothing", {}, []],
  ["a word too few", { description: "x".repeat(39) }, ["/body/description"]],
  ["a deadline at this very moment", { deadline: at }, ["/body/deadline"]],
  ["a deadline ahead", { deadline: new Date(at.getTime() + 1) }, []],
  ["a deadline in five years less a moment", { deadline: new Date("2031-04-30T23:59:59Z") }, []],
  ["a deadline in five years", { deadline: new Date("2031-05-01T00:00:00Z") }, ["/body/deadline"]],
  ["a deadline in another age", { deadline: new Date("9999-12-31T23:59:59Z") }, ["/body/deadline"]],
  ["no price and no skill", { budgetMinor: null, skills: [] }, ["/body/skills", "/body/budget"]],
])("with %s wrong the missing fields are named", ([, wrong, pointers]) => {
  expect(missingForPublication({ ...whole, ...wrong }, at).map((field) => field.pointer)).toEqual(pointers);
});

test.for<[string, Partial<Post>, { proposalsCount: number; positionsFilled: number }, string[]]>([
  ["no proposals", { currency: "USD", pricing: "hourly" }, { proposalsCount: 0, positionsFilled: 0 }, []],
  ["a proposal", { currency: "USD" }, { proposalsCount: 1, positionsFilled: 0 }, ["/body/budget/currency"]],
  ["two hired", { positions: 1 }, { proposalsCount: 0, positionsFilled: 2 }, ["/body/positions"]],
])("with %s an edit may not pull away the ground", ([, change, facts, pointers]) => {
  expect(frozenChanges(whole, { ...whole, ...change }, facts).map((field) => field.pointer)).toEqual(pointers);
});

test.for<[string, { open: boolean; role: string | null } | null, boolean, Hand]>([
  ["a client keeps their own", null, true, "keeper"],
  ["nobody keeps another's", null, false, null],
  ["an owner keeps the organisation's", { open: true, role: "owner" }, false, "keeper"],
  ["an admin keeps the organisation's", { open: true, role: "admin" }, false, "keeper"],
  ["a member reads it", { open: true, role: "member" }, false, "reader"],
  ["who wrote it and is a member reads it", { open: true, role: "member" }, true, "reader"],
  ["who wrote it and left has no hand in it", { open: true, role: null }, true, null],
  ["once it closed, who wrote it keeps it", { open: false, role: null }, true, "keeper"],
  ["once it closed, nobody else does", { open: false, role: "owner" }, false, null],
])("%s", ([, organisation, wrote, hand]) => {
  expect(handOf({ ownerId: wrote ? "ana" : "ben", organisation }, "ana")).toBe(hand);
});

const post = { status: "open" as ProjectStatus, visibility: "public", hidden: false };
test.for<[string, Partial<typeof post>, Hand, boolean, boolean]>([
  ["everybody sees an open one", {}, null, false, true],
  ["a reader sees a draft", { status: "draft" }, "reader", false, true],
  ["nobody else sees a draft", { status: "draft" }, null, true, false],
  ["its owner sees a draft", { status: "draft" }, "keeper", false, true],
  ["strangers do not see an invited-only one", { visibility: "invited" }, null, false, false],
  ["the invited see it", { visibility: "invited" }, null, true, true],
  ["a cancelled one is gone for strangers", { status: "cancelled" }, null, false, false],
  ["who proposed still sees a cancelled one", { status: "cancelled" }, null, true, true],
  ["a hidden one is gone for strangers", { hidden: true }, null, false, false],
  ["who proposed still sees a hidden one", { hidden: true }, null, true, true],
  ["its owner sees a hidden one", { hidden: true }, "keeper", false, true],
])("%s", ([, change, hand, isInvolved, expected]) => {
  expect(maySee({ ...post, ...change }, { hand, isInvolved })).toBe(expected);
});
