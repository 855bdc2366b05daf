import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-policy.ts";

const directives = (formTargets: readonly string[]) =>
  new Map(
    contentSecurityPolicy({ nonce: "n0nce", formTargets })
      .split("; ")
      .map((line) => [line.split(" ")[0], line.split(" ").slice(1)]),
  );

test("forms lead home, and to the provider's pages where it has some of its own", () => {
  expect(directives([]).get("form-action")).toEqual(["'self'"]);
  const stripe = ["https://checkout.stripe.com", "https://connect.stripe.com"];
  expect(directives(stripe).get("form-action")).toEqual(["'self'", ...stripe]);
  expect(directives(stripe).get("connect-src")).toEqual(["'self'"]);
});

test("scripts run by nonce alone", () => {
  expect(directives([]).get("script-src")).toEqual(["'self'", "'nonce-n0nce'"]);
  expect(directives([]).get("object-src")).toEqual(["'none'"]);
});

test("a frame holds a known player, nothing of ours and no other site", () => {
  const frames = directives([]).get("frame-src") ?? [];
  expect(frames).toContain("https://www.youtube-nocookie.com");
  expect(frames.filter((source) => !/^https:\/\/[a-z.-]+$/.test(source))).toEqual([]);
});
