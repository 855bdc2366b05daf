import { expect, test } from "vitest";
import { authText } from "./auth.ts";
import { filesText } from "./files.ts";
import { homeText } from "./home.ts";

// In German "Nachrichten" are notifications too, so this looks at the sentences that say what one can do here.
test.each(["en", "de"] as const)("nobody is promised to follow, to back or to write to anybody: %s", (language) => {
  const promises = [
    authText.tongues[language].investorHelp,
    homeText.tongues[language].noNewsHelp,
    filesText.tongues[language].noneHelp,
  ];
  const notThere = /\bfollow|\bsupport|\bmessages|\bfolge |unterstütz|nachrichten/i;
  expect(promises.filter((promise) => notThere.test(promise))).toEqual([]);
});
