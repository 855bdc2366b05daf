import { expect, test } from "vitest";
import {
  allows,
  frozenChanges,
  type HireStatus,
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

const post = { status: "open" as ProjectStatus, visibility: "public", userId: "owner", hidden: false };
test.for<[string, Partial<typeof post>, string | null, boolean, boolean]>([
  ["everybody sees an open one", {}, null, false, true],
  ["nobody else sees a draft", { status: "draft" }, "other", true, false],
  ["its owner sees a draft", { status: "draft" }, "owner", false, true],
  ["strangers do not see an invited-only one", { visibility: "invited" }, "other", false, false],
  ["the invited see it", { visibility: "invited" }, "other", true, true],
  ["a cancelled one is gone for strangers", { status: "cancelled" }, "other", false, false],
  ["who proposed still sees a cancelled one", { status: "cancelled" }, "other", true, true],
  ["a hidden one is gone for all but its owner", { hidden: true }, "other", true, false],
])("%s", ([, change, userId, isInvolved, expected]) => {
  expect(maySee({ ...post, ...change }, { userId, isInvolved })).toBe(expected);
});
