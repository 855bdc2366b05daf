import { expect, test } from "vitest";
import { linksIn } from "./links-in.ts";

const shown = (text: string) =>
  linksIn(text)
    .map(({ text: words, href }) => (href ? `[${words}]` : words))
    .join("");

test.each([
  ["No address.", "No address."],
  ["", ""],
  ["https://kogi.example/a", "[https://kogi.example/a]"],
  ["See https://kogi.example/a?b=c#d.", "See [https://kogi.example/a?b=c#d]."],
  ["(https://kogi.example)", "([https://kogi.example])"],
  [
    "https://en.wikipedia.org/wiki/Sign_(semiotics), then https://b.example!",
    "[https://en.wikipedia.org/wiki/Sign_(semiotics)], then [https://b.example]!",
  ],
  ["https:// http://a.example javascript:alert(1)", "https:// http://a.example javascript:alert(1)"],
  ["<https://a.example>", "<[https://a.example]>"],
])("%s", (text, wanted) => {
  expect(shown(text)).toBe(wanted);
});
