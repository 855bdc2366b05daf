import { defineText } from "../lib/text.ts";
import { captionsDe } from "./de/captions.ts";

/** The captions of a film, where it is uploaded. */
export const captionsText = defineText({
  en: {
    of: (name: string) => `Captions of ${name}`,
    help: "What is said and heard in it, for people who cannot hear it: a WebVTT file (.vtt).",
    replace: "It has captions. Another WebVTT file (.vtt) takes their place.",
    remove: (name: string) => `Remove the captions of ${name}`,
    refusal: "Choose a WebVTT file of up to 1 MB: its first line says WEBVTT.",
  },
  de: captionsDe,
});
