import { expect, test } from "vitest";
import { mailsIn } from "./auth.mails.ts";

const platform = { config: { publicUrl: "https://kogi.test" } } as Parameters<typeof mailsIn>[1]; // nothing else is read
const ENGLISH = /\b(the|your|you|were|and|of|with|for|this)\b/i;

test("every mail about an account says the same in German, in German words alone", () => {
  const [english, german] = [mailsIn("en-GB", platform), mailsIn("de-AT", platform)];
  const makers = Object.keys(english) as (keyof typeof english)[]; // of the object itself
  expect(makers).toHaveLength(12);
  for (const maker of makers) {
    // Each takes the address first, and a token, a yes or a reason.
    const make = (mails: typeof english) =>
      (mails[maker] as (to: string, more: string) => ReturnType<typeof english.emailChanged>)(
        "ana@example.org",
        "t0ken",
      );
    const [en, de] = [make(english), make(german)];
    expect(de.template).toBe(en.template);
    expect(de.subject, maker).not.toBe(en.subject);
    expect(de.subject, maker).not.toMatch(ENGLISH);
    expect(de.text.replace(/https:\S+/g, ""), maker).not.toMatch(ENGLISH);
    expect(de.html).toContain('lang="de"');
    // The same links in both.
    expect(de.text.match(/https:\S+/g)).toEqual(en.text.match(/https:\S+/g));
  }
});
