import { defineErrors } from "#platform/errors/index.ts";

export const mediaErrors = defineErrors("media", {
  notFound: [404, "There is no such file."],
  typeRefused: [415, "We do not take this kind of file."],
  tooLarge: [413, "The file is too large."],
  empty: [422, "The file is empty."],
  quotaReached: [409, "Your storage is full. Delete files you no longer need."],
  tooManyUploads: [409, "You have too many unfinished uploads. Finish or break off one first."],
  uploadFinished: [409, "This upload has all its bytes already."],
  inUse: [409, "This file is in use. Take it out of where it is used first."],
  notUsable: [422, "One of the files is not yours, was refused, or is gone."],
  noPoster: [422, "Only films and recordings have a poster."],
  linkInvalid: [403, "This link is not valid."],
  linkExpired: [410, "This link has expired. Open the page again for a new one."],
  lengthNeeded: [411, "Say how long the file is (Upload-Length)."],
  rangeInvalid: [416, "The file has no such range."],
  beingRemoved: [503, "This file was just deleted. Try again in a moment."],
});
