import { defineText } from "../lib/text.ts";
import { strengthDe } from "./de/strength.ts";

export const strengthText = defineText({
  en: {
    title: "Profile strength",
    onlyYou: "Only you see this.",
    whole: "Nothing is missing.",
    next: "What helps most now",
    all: "All steps",
    done: "done",
    adds: (percent: string) => `adds ${percent}`,
    steps: {
      picture: "Show a picture of yourself",
      headline: "Say in one line what you do",
      bio: "Tell about yourself in a few sentences",
      skills: "Name at least three skills",
      portfolio: "Publish a portfolio",
      rate: "Say what you ask for an hour",
      experience: "Add a former job or a certificate",
      place: "Say in which country you are",
      languages: "Name the languages you speak",
      interests: "Choose topics that interest you",
    },
  },
  de: strengthDe,
});
