import { defineText } from "../lib/text.ts";
import { blocksDe } from "./de/blocks.ts";

/** Blocking and muting people. */
export const blocksText = defineText({
  en: {
    title: "Blocked and muted",
    lede: "They are not told. Who is blocked and you do not see each other, and neither writes to the other. Who is muted still sees you.",
    none: "You have blocked or muted nobody",
    noneHelp: "On a person’s page you can block them, or see no more of what they do.",
    person: "Person",
    how: "How",
    kinds: { block: "Blocked", mute: "Muted" },
    since: "Since",
    undo: "Undo",
    unblock: "Unblock",
    unmute: "Unmute",
    unblockPerson: (name: string) => `Unblock ${name}`,
    unmutePerson: (name: string) => `Unmute ${name}`,
    undone: (name: string) => `${name} is as before.`,
    askTitle: (name: string) => `Block or mute ${name}?`,
    askLede: "They are not told. You can undo it in your settings.",
    blockHelp:
      "Blocked: you vanish from each other, and neither can write, invite or offer work to the other. Contracts you have go on.",
    muteHelp: "Muted: you see nothing of them in lists and get no mail about them. They still see you.",
    block: "Block",
    mute: "Mute",
    people: "People",
    blocked: (name: string) => `${name} is blocked.`,
    muted: (name: string) => `${name} is muted.`,
    somebody: "This person",
  },
  de: blocksDe,
});
