import { defineText } from "../lib/text.ts";
import { errorPageDe, unansweredDe } from "./de/errors.ts";

/** The pages that stand where another page could not. */
export const errorPageText = defineText({
  en: {
    notFoundTitle: "This page does not exist",
    notFoundHelp: "The address may be mistyped, or what was here has been taken down by its owner.",
    nobodyTitle: "Nobody goes by this name here",
    nobodyHelp: "The address may be mistyped, or its owner has left Kogi or taken another name.",
    forbiddenTitle: "This page is not yours to open",
    forbiddenHelp: "You are signed in with an account that may not see it.",
    foreignTitle: "This form came from another site",
    foreignHelp: "Nothing in it was read or done. If you meant to send it, open the page on Kogi and fill it in there.",
    impossibleTitle: "This address asks for something that cannot be",
    impossibleHelp: "A part of it may be mistyped or cut off. Nothing was changed; begin again from the page itself.",
    tooLargeTitle: "That is more than a form may carry",
    tooLargeHelp:
      "Nothing of it was kept. All files of a form may have 25 MB together, and files are taken only while you are signed in. Go back and send less at once; most browsers still have what you typed.",
    tooManyTitle: "That was a lot of requests",
    tooManyHelp: "Wait a minute, then try again. Nothing you typed has been sent twice.",
    busyTitle: "Kogi is busy right now",
    busyHelp: "Try again in a moment. Money that was on its way is safe: nothing is ever charged twice.",
    lostTitle: "Kogi cannot be reached",
    lostHelp:
      "The connection broke on the way. If you had just sent something, we do not know whether it arrived: look before you send it again.",
    brokenTitle: "Something broke on our side",
    brokenHelp:
      "We have noted it. Money and data are safe: what was not finished has been undone. Try again in a moment.",
    searchFor: "Search Kogi for it",
    goHome: "Go to the home page",
    tryAgain: "Try again",
  },
  de: errorPageDe,
});

/** What stands in a page when what it sent came to nothing we know of. */
export const unansweredText = defineText({
  en: {
    lost: "The connection broke, so we do not know whether this arrived. Look whether it is done before you repeat it.",
    lostOnce:
      "The connection broke, so we do not know whether this arrived. You can send it again as it stands: however often it arrives, it is done once.",
    busy: "Kogi is busy right now, and this was not done. Try again in a moment.",
    tooMany: "That was a lot of requests, and this was not done. Wait a minute, then try again.",
    close: "Close",
  },
  de: unansweredDe,
});
