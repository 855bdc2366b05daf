import { expect, test } from "vitest";
import { mayWaitInTab, typedIn } from "./typed-in.ts";

test("a tax number and a birth date wait in no tab, and come back with a refusal; a password does neither", () => {
  const form = new FormData();
  for (const name of ["name", "tax_number", "birth_date", "password"]) form.append(name, "typed");
  expect([...form.keys()].filter(mayWaitInTab)).toEqual(["name"]);
  expect(Object.keys(typedIn(form))).toEqual(["name", "tax_number", "birth_date"]);
});
