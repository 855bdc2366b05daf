import { defineErrors } from "#platform/errors/index.ts";

export const notificationErrors = defineErrors("notification", {
  badLink: [410, "This link does not work any more. You can choose what you hear of in your settings."],
});
