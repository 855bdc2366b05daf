// What a person or an organisation gives out of its page: a picture for link previews, a code for paper, the profile as
// a document.
import { Type } from "typebox";
import { fileRoute, Id, oneOf, record } from "./core.ts";
import { languages } from "./languages.ts";

const params = record({ user_id: Id });

export const sharingApi = {
  getOwnShareImage: fileRoute({
    method: "GET",
    path: "/api/share-image.png",
    summary: "Kogi's own card as a picture of 1200 x 630, for link previews of pages that are nobody's.",
    access: "public",
    rate: "rendering",
    query: record({ language: Type.Optional(oneOf(...languages)) }),
    files: ["image/png"],
  }),
  getShareImage: fileRoute({
    method: "GET",
    path: "/api/users/:user_id/share-image.png",
    summary: "A person's card as a picture of 1200 x 630, for link previews.",
    access: "public",
    scope: "users:read",
    rate: "rendering",
    params,
    files: ["image/png"],
    errors: ["user.not_found"],
  }),
  getOrganisationShareImage: fileRoute({
    method: "GET",
    path: "/api/organisations/:organisation_id/share-image.png",
    summary: "An organisation's card as a picture of 1200 x 630, for link previews.",
    access: "public",
    scope: "users:read",
    rate: "rendering",
    params: record({ organisation_id: Id }),
    files: ["image/png"],
    errors: ["organisation.not_found"],
  }),
  getProfileCode: fileRoute({
    method: "GET",
    path: "/api/users/:user_id/profile-code.svg",
    summary: "The address of a person's profile as a QR code.",
    access: "public",
    scope: "users:read",
    params,
    files: ["image/svg+xml"],
    errors: ["user.not_found"],
  }),
  getProfilePdf: fileRoute({
    method: "GET",
    path: "/api/users/:user_id/profile.pdf",
    summary: "A person's public profile as a document, in one language or the other.",
    access: "public",
    scope: "users:read",
    rate: "rendering",
    params,
    query: record({ language: Type.Optional(oneOf(...languages)) }),
    files: ["application/pdf"],
    errors: ["user.not_found"],
  }),
};
