import { sharingApi } from "#api-schema/sharing.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { organisationShareImage, ownShareImage, profileCode, profilePdf, shareImage } from "./share-profile.ts";

// A changed profile may be seen an hour late where it was shared.
const SHARED = "public, max-age=3600";

export function serveSharing(http: HttpApp, platform: Platform): void {
  serve(http, sharingApi.getOwnShareImage, async (call) => {
    const picture = await ownShareImage(platform, call.query.language ?? "en");
    call.setHeader("content-type", "image/png");
    call.setHeader("cache-control", SHARED);
    return picture;
  });
  serve(http, sharingApi.getShareImage, async (call) => {
    const picture = await shareImage(platform, call.params.user_id);
    call.setHeader("content-type", "image/png");
    call.setHeader("cache-control", SHARED);
    return picture;
  });
  serve(http, sharingApi.getOrganisationShareImage, async (call) => {
    const picture = await organisationShareImage(platform, call.params.organisation_id);
    call.setHeader("content-type", "image/png");
    call.setHeader("cache-control", SHARED);
    return picture;
  });
  serve(http, sharingApi.getProfileCode, async (call) => {
    const code = await profileCode(platform, call.params.user_id);
    call.setHeader("content-type", "image/svg+xml");
    call.setHeader("cache-control", SHARED);
    return code;
  });
  serve(http, sharingApi.getProfilePdf, async (call) => {
    const { pdf, handle } = await profilePdf(platform, call.params.user_id, call.query.language ?? "en");
    call.setHeader("content-type", "application/pdf");
    call.setHeader("content-disposition", `inline; filename="kogi-${handle}.pdf"`);
    call.setHeader("cache-control", "private, no-cache");
    return pdf;
  });
}
