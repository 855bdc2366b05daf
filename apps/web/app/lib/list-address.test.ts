import { expect, test } from "vitest";
import { listWindow, moreLinks, withoutFilter } from "./list-address.ts";

const at = (address: string) => new URL(address, "http://kogi.test");

test("a list grows by pages of 24 and then goes on page by page", () => {
  expect(listWindow(at("/projects"))).toEqual({ limit: 24 });
  expect(moreLinks(at("/projects?q=a"), "c1")).toEqual({ to: "/projects?q=a&show=48" });
  expect(moreLinks(at("/projects?show=96"), "c4")).toEqual({
    to: "/projects?show=96&after=c4",
    firstHref: null,
  });
  expect(listWindow(at("/projects?show=96&after=c4"))).toEqual({ limit: 96, cursor: "c4" });
  expect(moreLinks(at("/projects?show=96&after=c4"), null)).toEqual({
    to: null,
    firstHref: "/projects",
  });
});

test("two lists of one page grow apart, each in its own steps", () => {
  const reviews = { prefix: "reviews_", size: 10 };
  const url = at("/@ana?work_show=48");
  expect(listWindow(url, reviews)).toEqual({ limit: 10 });
  expect(moreLinks(url, "c1", reviews)).toEqual({ to: "/@ana?work_show=48&reviews_show=20" });
  expect(listWindow(url, { prefix: "work_", size: 24 })).toEqual({ limit: 48 });
  expect(moreLinks(at("/@ana?reviews_show=90"), "c9", reviews)).toEqual({
    to: "/@ana?reviews_show=90&reviews_after=c9",
    firstHref: null,
  });
  expect(moreLinks(at("/@ana?work_show=48&reviews_show=90&reviews_after=c9"), null, reviews)).toEqual({
    to: null,
    firstHref: "/@ana?work_show=48",
  });
});

test.each(["-5", "1e9", "many", "", "25.5"])("a nonsensical length %j does no harm", (show) => {
  const { limit } = listWindow(at(`/projects?show=${show}`));
  expect(limit).toBeGreaterThanOrEqual(24);
  expect(limit).toBeLessThanOrEqual(96);
});

test("removing one filter keeps the others and starts the list anew", () => {
  expect(withoutFilter(at("/people?skill=a&skill=b&show=48"), "skill", "a")).toBe("/people?skill=b");
  expect(withoutFilter(at("/people?skill=a"), "skill", "a")).toBe("/people");
});
