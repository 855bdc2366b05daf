import type { RouterContextProvider } from "react-router";
import type { OrganisationBody } from "#api-schema/organisations.ts";
import { text, textOrNull } from "../../lib/form.server.ts";
import { uploadPicture } from "../media/upload-picture.server.ts";

/** Reads the fields of an organisation's page; a logo is uploaded, and left out where none was chosen. */
export async function readOrganisation(
  form: FormData,
  { context, refusal }: { context: Readonly<RouterContextProvider>; refusal: string },
): Promise<OrganisationBody> {
  const website = text(form, "website");
  const logo = await uploadPicture(form, "logo", { context, refusal });
  return {
    name: text(form, "name"),
    handle: text(form, "handle").toLowerCase(),
    headline: text(form, "headline"),
    about: text(form, "about"),
    website: website === "" || /^https?:\/\//.test(website) ? website || null : `https://${website}`,
    country: textOrNull(form, "country"),
    city: textOrNull(form, "city"),
    ...(logo ? { logo_media_id: logo } : text(form, "remove_logo") ? { logo_media_id: null } : {}),
  };
}

/** Which field a refusal of these is about. */
export const organisationRefusals = {
  fields: {
    "user.handle_taken": "handle",
    "user.handle_changed_often": "handle",
    "user.handle_reserved": "handle",
  },
  names: { logo_media_id: "logo" },
} as const;
