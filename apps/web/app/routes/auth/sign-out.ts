import { forgetDrafts } from "../../lib/form-drafts.ts";
import { forgetUploads } from "../../lib/unfinished-uploads.ts";
import type { Route } from "./+types/sign-out.ts";

export { action, loader } from "./sign-out.server.ts";

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  forgetUploads(localStorage);
  forgetDrafts(sessionStorage);
  return serverAction();
}
