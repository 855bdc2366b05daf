import { defineText, plural } from "../lib/text.ts";
import { mediaDe } from "./de/media.ts";

/** Files that are uploaded while a form is filled in. */
export const mediaText = defineText({
  en: {
    files: "Files of this form",
    pdfTells: "A PDF stays as it is: it may show its author’s name and the program that made it.",
    pause: (name: string) => `Pause ${name}`,
    resume: (name: string) => `Go on with ${name}`,
    retry: (name: string) => `Send ${name} again`,
    moveUp: (name: string) => `Move ${name} to the front`,
    remove: (name: string) => `Take out ${name}`,
    paused: "Paused",
    waiting: "Waiting for its turn",
    goingOn: (share: string) => `Going on at ${share}`,
    anew: "What had arrived was given up. It is sent from its beginning.",
    signedOut: "You are signed out. What has arrived is kept: sign in on another page, then try again here.",
    connectionLost:
      "The connection was lost. What has arrived is kept, and it goes on by itself once you are connected again.",
    stillLost: "The picture taken from this film did not arrive. Choose one for it, or leave it without.",
    gifStands: "Visitors see the first picture of a GIF. If it moves, send it as MP4.",
    checking: "Uploaded, being looked at",
    refused: "This file cannot be used.",
    pages: (count: number) => plural(count, { one: "1 page", other: "# pages" }),
    length: (duration: string) => `Length ${duration}`,
    firstPage: (name: string) => `First page of ${name}`,
    page: (page: number, name: string) => `Page ${page} of ${name}`,
    pagesOf: (name: string) => `Pages of ${name}`,
    pagesShown: (shown: number, all: number) => `The first ${shown} of ${all} pages. Open the file for the rest.`,
    poster: (name: string) => `A picture that stands for ${name}`,
    posterHelp: "Shown until it is played. JPEG, PNG, WebP, AVIF or GIF.",
    posterMissing:
      "There is none yet: lists show a picture of the film itself, where one can be drawn. JPEG, PNG, WebP, AVIF or GIF.",
    captions: "Captions",
    alt: (name: string) => `What ${name} shows, for people who cannot see it`,
    stillSending: (count: number) =>
      plural(count, {
        one: "A file is still on its way. Wait for it, or take it out.",
        other: "# files are still on their way. Wait for them, or take them out.",
      }),
    bad: (names: string) => `Take out what cannot be used: ${names}.`,
    tooMany: (most: number) => plural(most, { one: "Only one file fits here.", other: "At most # files fit here." }),
  },
  de: mediaDe,
});
