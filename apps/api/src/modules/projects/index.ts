// The door of the projects module: posts, invitations, proposals and offers.
import { registerEraser, registerExportPart } from "#modules/users/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { eraseWords } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";
import { serveInvitations, serveOffers, serveProposals } from "./hiring.routes.ts";
import { openProjectChannel } from "./project-channel.ts";
import { registerTimers } from "./projects.jobs.ts";
import { registerListeners } from "./projects.listeners.ts";
import { serveProjects } from "./projects.routes.ts";

export { acceptOffer, type FrozenTerms } from "./accept-offer.ts";
export { countOpenProjects } from "./count-projects.ts";
export { endHire } from "./end-hire.ts";
export { projectAddresses } from "./project-addresses.ts";
export { type Mention, projectMentions } from "./project-mentions.ts";
export { publicPosts } from "./public-posts.ts";
export { tellFeesChanged } from "./tell-fees-changed.ts";

export function registerProjects(http: HttpApp, platform: Platform): void {
  serveProjects(http, platform);
  serveInvitations(http, platform);
  serveProposals(http, platform);
  serveOffers(http, platform);
  registerTimers(platform);
  registerListeners(platform);
  registerEraser(platform, eraseWords);
  openProjectChannel(platform);
  registerExportPart(platform, { name: "projects", collect: exportPerson });
}
