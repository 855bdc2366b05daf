import { expect, test } from "vitest";
import { intended } from "./form.server.ts";

const acts = { save: () => "saved" };

test.for<[string | null, string | undefined]>([
  ["save", "saved"],
  [" save ", "saved"],
  ["constructor", undefined],
  ["__proto__", undefined],
  ["erase", undefined],
  [null, undefined],
])("a form that intends %s does %s", ([intent, done]) => {
  const form = new FormData();
  if (intent !== null) form.append("intent", intent);
  expect(intended(form, acts)?.()).toBe(done);
});
