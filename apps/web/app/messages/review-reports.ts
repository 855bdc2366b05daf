import { defineText, plural } from "../lib/text.ts";
import { reviewReportsDe } from "./de/review-reports.ts";

/** Reporting a review, and the desk that answers it. */
export const reviewReportsText = defineText({
  en: {
    title: (name: string) => `Report the review by ${name}`,
    titleOfAnswer: (name: string) => `Report the answer to the review by ${name}`,
    lede: "Somebody at Kogi reads it and decides whether it stays. You are told, and nobody else learns that it was you.",
    part: "What you report",
    parts: { review: "The review", answer: "The answer to it" },
    reason: "What is wrong with it",
    choose: "Choose",
    chooseOne: "Choose what fits best.",
    reasons: {
      untrue: "It says what did not happen",
      insulting: "It insults or threatens",
      private: "It tells what is private",
      off_topic: "It is not about the work",
      pressure: "It was written or held back to get something",
      other: "Something else",
    },
    text: "Tell us more",
    textHelp: "Name the words it is about, and what we could look at.",
    send: "Report",
    sent: "Thank you. We will look at it and tell you.",
    already: "You have reported this already. You are told once it is decided.",
    none: "You wrote this review yourself.",
    back: "Back",
    deskTitle: "Reported reviews",
    deskLede:
      "The longest waiting first. What you decide answers all reports of a review, and everybody reads your reason.",
    deskNone: "No review is reported",
    deskNoneHelp: "When somebody reports one, it stands here until it is decided.",
    about: (name: string) => `about ${name}`,
    reports: (count: number) => plural(count, { one: "# report", other: "# reports" }),
    reportsOfAnswer: (count: number) =>
      plural(count, { one: "# report of the answer", other: "# reports of the answer" }),
    reasonPlaceholder: "Reason: author and reporters read it",
    hide: "Hide",
    keep: "Keep",
    ofReview: {
      reason: (name: string) => `Reason for the decision about the review by ${name}`,
      hide: (name: string) => `Hide the review by ${name}`,
      keep: (name: string) => `Keep the review by ${name}`,
      hidden: "The review is hidden.",
      kept: "The review stays.",
    },
    ofAnswer: {
      reason: (name: string) => `Reason for the decision about the answer to ${name}`,
      hide: (name: string) => `Hide the answer to ${name}`,
      keep: (name: string) => `Keep the answer to ${name}`,
      hidden: "The answer is hidden.",
      kept: "The answer stays.",
    },
    answerHiddenTitle: "Your answer is hidden",
    answerHiddenHelp: (reason: string) => `Only you still read it. The reason: ${reason}`,
    hiddenTitle: "This review is hidden",
    undoneHelp:
      "All money of this contract went back after it was paid out. Only you still read your review, and it counts no more.",
    hiddenHelp: (reason: string) => `Only you still read it, and it counts no more. The reason: ${reason}`,
  },
  de: reviewReportsDe,
});
