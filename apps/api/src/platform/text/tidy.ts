// Marks that turn the direction of what follows, or take no room at all: they make one name look like another, or like
// none. Joiners stay where they join: emoji and several scripts are written with them.
// A blank of Braille is the one such letter that Unicode does not count among them.
const INVISIBLE = /(?!\u200c|\u200d|[\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|\u2800/gu;
const NOTHING_BEFORE = /^(?:\s|\u200c|\u200d|[\ufe00-\ufe0f])+/;
const NOTHING_AFTER = /(?:\s|\u200c|\u200d)+$/;

/** One line as it is stored: composed, without invisible marks, each gap one space, trimmed. */
export function tidyLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/\s+/g, " ")
    .replace(NOTHING_BEFORE, "")
    .replace(NOTHING_AFTER, "");
}

/** Several lines as they are stored: composed, line ends alike, trimmed. */
export function tidyProse(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+\n/g, "\n")
    .trim();
}
