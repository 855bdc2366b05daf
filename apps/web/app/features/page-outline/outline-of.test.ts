import { expect, test } from "vitest";
import { frameOf } from "./frame-of.ts";
import { outlineOf } from "./outline-of.ts";

test.each([
  ["/", "work", null],
  ["/people", "person", null],
  ["/people/ana-sol/block", "form", null],
  ["/portfolios", "work", null],
  ["/portfolios/mine", "work", "own"],
  ["/portfolios/mine/1/insights", "detail", "own"],
  ["/projects", "project", null],
  ["/projects/1", "detail", null],
  ["/projects/new", "form", null],
  ["/projects/mine", "project", "own"],
  ["/projects/1/propose", "form", null],
  ["/@ana-sol", "detail", null],
  ["/@ana-sol/new-signs", "detail", null],
  ["/sign-in", "form", null],
  ["/contracts", "table", "own"],
  ["/contracts/1", "detail", null],
  ["/proposals/1", "detail", null],
  ["/wallet", "table", "own"],
  ["/wallet/withdraw", "form", "own"],
  ["/invoices/1", "detail", "own"],
  ["/settings/profile", "form", "settings"],
  ["/settings/files", "table", "settings"],
  ["/admin/payouts", "table", "admin"],
  ["/admin/payments/1", "detail", "admin"],
] as const)("%s has the outline %s and the frame %s", (pathname, outline, frame) => {
  expect([outlineOf(pathname), frameOf(pathname)]).toEqual([outline, frame]);
});
