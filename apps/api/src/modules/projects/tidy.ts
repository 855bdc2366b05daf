/** Text as it is kept: Unicode NFC, without white space around it. */
export function tidy(text: string): string {
  return text.normalize("NFC").trim();
}
