import { expect, test } from "vitest";
import { isBrowser } from "./insights/views.rules.ts";
import {
  isSameSet,
  isVisible,
  kindByFiles,
  type Move,
  missingFor,
  otherKind,
  type PortfolioState,
  readLink,
  readTags,
  searchWords,
  slugOf,
  slugTry,
  stateAfter,
} from "./portfolios.rules.ts";

const states: readonly PortfolioState[] = ["draft", "published", "unlisted", "archived"];
const allowed: Readonly<Record<string, PortfolioState>> = {
  "draft publish": "published",
  "unlisted publish": "published",
  "published unlist": "unlisted",
  "unlisted archive": "archived",
};
const moves: readonly Move[] = ["publish", "unlist", "archive"];
test.each(states.flatMap((state) => moves.map((move) => [state, move] as const)))("%s: %s", (state, move) => {
  const to = allowed[`${state} ${move}`];
  expect(stateAfter({ state, itemCount: 1 }, move)).toEqual(to ? { to } : { refusal: "wrongState" });
});

test("an empty portfolio is not published, but may be put away", () => {
  expect(stateAfter({ state: "draft", itemCount: 0 }, "publish")).toEqual({ refusal: "empty" });
  expect(stateAfter({ state: "unlisted", itemCount: 0 }, "archive")).toEqual({ to: "archived" });
});

test.each([
  ["draft", false, { own: true, blocked: false }, true],
  ["draft", false, { own: false, blocked: false }, false],
  ["published", false, { own: false, blocked: false }, true],
  ["published", false, { own: false, blocked: true }, false],
  ["published", true, { own: false, blocked: false }, false],
  ["published", true, { own: true, blocked: false }, true],
  ["unlisted", false, { own: false, blocked: false }, true],
  ["archived", false, { own: false, blocked: false }, false],
  ["archived", false, { own: true, blocked: false }, true],
] as const)("a portfolio that is %s (hidden: %s) for a reader %j is visible: %s", (state, hidden, viewer, visible) => {
  expect(isVisible({ state, hidden }, viewer)).toBe(visible);
});

test.each([
  ["Brand & Identity 2024", "brand-identity-2024"],
  ["  Élégance à Zürich  ", "elegance-a-zurich"],
  ["作品集 二〇二四", "作品集-二〇二四"],
  ["काम के नमूने", "काम-के-नमूने"],
  ["Ἀθῆναι", "αθηναι"],
  ["🎨🎨", "portfolio"],
  ["---", "portfolio"],
  ["../../etc/passwd?x=1#y", "etc-passwd-x-1-y"],
  ["ﬁne Ｗｉｄｅ", "fine-wide"],
  ["a".repeat(100), "a".repeat(60)],
])("the title %s has the address %s", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  expect(slugOf(slug)).toBe(slug);
});

test("a taken address moves on by number", () => {
  expect([1, 2, 3].map((attempt) => slugTry("logos", attempt))).toEqual(["logos", "logos-2", "logos-3"]);
});

test("tags are kept in lower case, composed, each once, in their order", () => {
  expect(readTags(["#Branding", " branding ", "Cafe\u0301", "two  words", "#", ""])).toEqual({
    tags: ["branding", "café", "two words"],
  });
  expect(readTags(["ok", "x".repeat(31)])).toMatchObject({ problems: [{ pointer: "/body/tags/1" }] });
  expect(readTags(["😀".repeat(30)])).toEqual({ tags: ["😀".repeat(30)] });
});

test.each([
  ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
  ["https://EXAMPLE.com", "https://example.com/"],
  ["http://example.com", null],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["//example.com", null],
  ["https://user:secret@example.com", null],
  ["https://localhost/admin", null],
  ["https://", null],
  ["example.com", null],
])("the link %s is kept as %s", (given, kept) => {
  expect(readLink(given)).toBe(kept);
});

const bare = { kind: "image", story: "", link: null, mediaIds: [], date: null } as const;
test.each([
  ["image without a picture", bare, ["/body/media"]],
  ["image", { ...bare, mediaIds: ["m"] }, []],
  ["video by link", { ...bare, kind: "video", link: "https://example.com/" }, []],
  ["video of nothing", { ...bare, kind: "video" }, ["/body/media"]],
  ["sound of nothing", { ...bare, kind: "audio" }, ["/body/media"]],
  ["document by link alone", { ...bare, kind: "document", link: "https://example.com/" }, ["/body/media"]],
  ["link without one", { ...bare, kind: "link" }, ["/body/link"]],
  ["story untold", { ...bare, kind: "case_study" }, ["/body/story"]],
  ["story of the year 0", { ...bare, kind: "case_study", story: "x", date: "0000-01-01" }, ["/body/date"]],
] as const)("%s lacks %j", (_what, item, pointers) => {
  expect(missingFor(item).map((problem) => problem.pointer)).toEqual(pointers);
});

test.each([
  ["image", null, ["document", "image"], "image"],
  ["image", null, ["document"], "document"],
  ["image", null, ["document", null], "image"],
  ["document", null, ["image", "audio"], "image"],
  ["audio", null, ["video"], "video"],
  ["video", "https://example.com/", ["document"], "video"],
  ["image", "https://example.com/", ["document"], "document"],
  ["case_study", null, ["audio"], "case_study"],
  ["link", "https://example.com/", ["image"], "link"],
] as const)("a piece called %s with the link %s and the files %j is a piece of kind %s", (kind, link, files, known) => {
  expect(kindByFiles({ kind, link }, files)).toBe(known);
  expect(otherKind({ kind, link }, files)?.pointer).toBe(kind === known ? undefined : "/body/media");
});

test("an order names all, each once", () => {
  expect(isSameSet(["b", "a"], ["a", "b"])).toBe(true);
  expect(isSameSet(["a", "a"], ["a", "b"])).toBe(false);
  expect(isSameSet(["a"], ["a", "b"])).toBe(false);
  expect(isSameSet([], [])).toBe(true);
});

test("a search is its words, without anything the query language would read", () => {
  expect(searchWords(" Lo\u0000go & Cafe\u0301's! (UI/UX) :* <-> ui")).toEqual(["lo", "go", "café", "s", "ui", "ux"]);
  expect(searchWords("作品 \ud800")).toEqual(["作品"]);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", true],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1",
    true,
  ],
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", false],
  ["Mozilla/5.0 AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36", false],
  ["facebookexternalhit/1.1", false],
  ["curl/8.5.0", false],
  ["python-requests/2.31", false],
  ["", false],
])("%s is a browser: %s", (userAgent, expected) => {
  expect(isBrowser(userAgent)).toBe(expected);
});
