import { defineText, plural } from "../lib/text.ts";
import { formDe } from "./de/form.ts";

/** Words that every form shares. */
export const formText = defineText({
  en: {
    summary: (count: number) =>
      plural(count, { one: "One thing needs your attention", other: "# things need your attention" }),
    optional: "optional",
    remove: (what: string) => `Remove ${what}`,
    tagsHelp: "Separate with commas.",
    tagsFull: (most: number) => `These are ${most}, and no more fit. Remove one to add another.`,
    suggestions: "Suggestions",
    ideas: "You could add",
    chooseFile: "Choose a file or drop it here",
    chooseFiles: "Choose files or drop them here",
    fileLimit: (size: string) => `Up to ${size}`,
    fileTooLarge: (name: string, size: string) => `${name} is larger than ${size}.`,
    uploading: (name: string) => `Uploading ${name}`,
    uploaded: "Uploaded",
    uploadFailed: "Upload failed. Try again.",
    showPassword: "Show password",
    hidePassword: "Hide password",
    stars: (count: number) => plural(count, { one: "# star", other: "# stars" }),
    changePicture: "Change picture",
    draftRestored: "What you typed here before is back.",
    draftForget: "Begin anew without it",
    cancel: "Cancel",
    save: "Save changes",
    saveAnyway: "Save over it",
    stale: "This was changed since you opened it. What you typed is still here.",
    staleHelp: "Look at what is there now, then save again to put your version over it.",
    staleLink: "Open what is there now",
    currency: "Currency",
    choose: "Choose",
    amountTooLarge: "This amount is too large.",
    amountLike: (example: string) => `Write an amount above zero in digits, for example ${example}.`,
  },
  de: formDe,
});
