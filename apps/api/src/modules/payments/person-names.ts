// A person's name as documents and banks get it: composed, without marks that take no room, each gap one space.
import type { ErrorMaker } from "#platform/errors/index.ts";

// Marks that turn the direction of what follows, or take no room at all: they make one name look like another.
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const LETTERS_MIN = 2;

/** Refuses with a pointer to the field when nothing that is a name is left. */
export function readName(text: string, refuse: ErrorMaker, pointer: string): string {
  const name = text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
  const detail = "Enter the full name.";
  if (name.length < LETTERS_MIN || !/\p{L}/u.test(name)) throw refuse({ fields: [{ pointer, detail }] });
  return name;
}
