import { expect, test } from "vitest";
import { daysOf, periodOf } from "./insights.rules.ts";
import { originOf } from "./sources.rules.ts";
import { isFetchedAhead, isLookedAt } from "./views.rules.ts";

const today = "2026-03-01";

test.each([
  [{}, "2026-01-31", "2026-03-01", "2026-01-01", "2026-01-30"],
  [{ from: "2026-02-27" }, "2026-02-27", "2026-03-01", "2026-02-24", "2026-02-26"],
  [{ from: today, to: today }, today, today, "2026-02-28", "2026-02-28"],
  [{ to: "2030-01-01" }, "2026-01-31", "2026-03-01", "2026-01-01", "2026-01-30"],
  [{ from: "2024-02-01", to: "2024-02-29" }, "2024-02-01", "2024-02-29", "2024-01-03", "2024-01-31"],
])("%j are the days from %s to %s, compared with %s to %s", (wish, from, to, before, beforeTo) =>
  expect(periodOf(wish, today)).toEqual({ from, to, before: { from: before, to: beforeTo } }),
);

test.each([
  [{ from: "2026-03-02" }],
  [{ from: "2026-02-02", to: "2026-02-01" }],
  [{ from: "2025-02-01", to: "2026-03-01" }],
  [{ from: "0001-01-01", to: "0001-01-02" }],
  [{ to: "1999-12-31" }],
])("%j are no days that can be asked for", (wish) => expect(periodOf(wish, today)).toBeNull());

test("a period has each of its days once, over the end of months and years", () => {
  expect(daysOf({ from: "2023-12-30", to: "2024-01-02" })).toEqual([
    "2023-12-30",
    "2023-12-31",
    "2024-01-01",
    "2024-01-02",
  ]);
  expect(daysOf({ from: "2024-01-01", to: "2024-12-31" })).toHaveLength(366);
});

test.each([
  [undefined, "direct", ""],
  ["", "direct", ""],
  ["about:blank", "direct", ""],
  ["android-app://com.example/", "direct", ""],
  ["https://kogi.example/portfolios?tag=logo", "kogi", ""],
  ["http://localhost:8080/", "kogi", ""],
  ["https://www.google.com/", "search", "google.com"],
  ["https://google.co.uk/search?q=secret", "search", "google.co.uk"],
  ["https://search.brave.com/", "search", "search.brave.com"],
  ["https://de.search.yahoo.com/", "search", "yahoo.com"],
  ["https://l.facebook.com/l.php?u=x", "social", "facebook.com"],
  ["https://t.co/abc", "social", "t.co"],
  ["https://www.linkedin.com/feed/", "social", "linkedin.com"],
  ["https://google.com.evil.example/", "other", "google.com.evil.example"],
  ["https://notgoogle.com/", "other", "notgoogle.com"],
  ["https://www.studio-north.example:8443/team/anna?token=1", "other", "studio-north.example"],
  ["https://10.0.0.7/wiki", "other", ""],
  ["https://[2001:db8::1]/", "other", ""],
  ["https://intranet/page", "other", ""],
  [`https://${"a".repeat(60)}.${"b".repeat(60)}.example/`, "other", ""],
])("who comes from %s came by %s, from the host '%s'", (referrer, source, host) =>
  expect(originOf(referrer, ["kogi.example", "localhost:8080", undefined])).toEqual({ source, host }),
);

test.each([
  [{}, false],
  [{ "sec-purpose": "prefetch;prerender" }, true],
  [{ purpose: "prefetch" }, true],
])("a request with %j was fetched ahead: %s", (headers, expected) => expect(isFetchedAhead(headers)).toBe(expected));

test.each([
  [undefined, undefined, true],
  ["document", "cross-site", true],
  ["empty", "same-origin", true],
  ["empty", "cross-site", false],
  ["image", "same-origin", false],
  ["image", "cross-site", false],
  ["iframe", "cross-site", false],
])("what a browser fetches as %s from %s is looked at: %s", (dest, site, expected) =>
  expect(isLookedAt({ "sec-fetch-dest": dest, "sec-fetch-site": site })).toBe(expected),
);
