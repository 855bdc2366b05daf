import { defineText } from "../lib/text.ts";
import { sortableListDe } from "./de/sortable-list.ts";

/** A list that its reader puts in order. */
export const sortableListText = defineText({
  en: {
    moveUp: (name: string) => `Move ${name} up`,
    moveDown: (name: string) => `Move ${name} down`,
    moveFirst: (name: string) => `Move ${name} to the front`,
    moveLast: (name: string) => `Move ${name} to the end`,
    moved: (name: string, place: number, of: number) => `${name} is now number ${place} of ${of}.`,
    drag: "Drag to another place",
  },
  de: sortableListDe,
});
