import { defineErrors } from "#platform/errors/index.ts";

export const exportErrors = defineErrors("export", {
  notFound: [404, "There is no such copy of your data."],
  linkInvalid: [403, "This link is not one of ours. Open the copy from your account settings."],
  running: [409, "A copy of your data is being made already. We tell you when it is ready."],
  tooMany: [429, "You asked for three copies of your data within a day. Ask again tomorrow."],
});
