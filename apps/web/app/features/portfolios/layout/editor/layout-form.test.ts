import { expect, test } from "vitest";
import { themeOf } from "./layout-form.server.ts";

test.each([
  ["the first colour left alone", { own: "no", accent: "#4b2ee0", was: "#4b2ee0" }, null],
  ["a colour chosen, and nothing else", { own: "no", accent: "#aa2200", was: "#4b2ee0" }, "#aa2200"],
  ["a colour chosen and said so", { own: "yes", accent: "#aa2200", was: "#4b2ee0" }, "#aa2200"],
  ["one's own colour given up", { own: "no", accent: "#aa2200", was: "#aa2200" }, null],
  ["one's own colour given up where JavaScript makes the choice follow", { own: "no", accent: "#aa2200" }, null],
  ["what is no colour", { own: "yes", accent: "red", was: "#4b2ee0" }, null],
])("a form with %s has the accent that was meant", (_what, fields, accent) => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields))
    form.set(field === "was" ? "theme.accent_was" : `theme.${field}`, value);
  expect(themeOf(form).accent).toBe(accent);
});
