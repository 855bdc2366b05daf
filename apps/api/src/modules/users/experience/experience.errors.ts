import { defineErrors } from "#platform/errors/index.ts";

export const certificationErrors = defineErrors("certification", {
  notFound: [404, "There is no such certificate."],
  tooMany: [409, "Thirty certificates are enough: take one off first."],
  reasonNeeded: [422, "Say why it is refused: its owner reads it."],
  own: [403, "Nobody confirms their own certificates."],
});
