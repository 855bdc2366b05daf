import { redirect } from "react-router";
import { expect, test } from "vitest";
import { forgetWayBack, keepWayBack, wayBack, withBack } from "./way-back.server.ts";

const asking = (cookie: string) => new Request("http://kogi.test/verify-email", { headers: { cookie } });
const kept = (back: string) => keepWayBack(redirect("/"), back).headers.getSetCookie()[0]?.split(";")[0] ?? "";

test.for<[string, string | null]>([
  ["/projects/p1/propose?from=search", "/projects/p1/propose?from=search"],
  ["/", null],
  [`/${"a".repeat(2_000)}`, null],
])("who signs up from %s is led there", ([back, found]) => {
  expect(wayBack(asking(`other=1; ${kept(back)}`))).toBe(found);
});

test.for([
  "",
  "kogi_back=",
  "kogi_back=%2F%2Fevil.example",
  "kogi_back=https%3A%2F%2Fevil.example",
  "kogi_back=%E0%A4",
])("the cookie %s leads nowhere", (cookie) => {
  expect(wayBack(asking(cookie))).toBeNull();
});

test("once there, it is forgotten, and the toast stays", () => {
  const there = forgetWayBack(redirect("/", { headers: { "set-cookie": "kogi_toast=Hi" } }));
  expect(there.headers.getSetCookie()).toEqual([
    "kogi_toast=Hi",
    "kogi_back=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
  ]);
});

test("an address says where it leads back to, unless that is the home page", () => {
  expect(withBack("/sign-up", "/")).toBe("/sign-up");
  expect(withBack("/sign-up", "/projects/p1")).toBe("/sign-up?back=%2Fprojects%2Fp1");
});
