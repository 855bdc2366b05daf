import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { refusePassword } from "./password.rules.ts";

let loaded: Promise<ReadonlySet<string>> | null = null;

/** The 10,000 passwords most often found in breaches; read once, at the first password somebody chooses. */
function commonPasswords(projectFolder: string): Promise<ReadonlySet<string>> {
  loaded ??= readFile(join(projectFolder, "db/seeds/reference/common-passwords.txt.gz"))
    .then((packed) => promisify(gunzip)(packed))
    .then((text) => new Set(text.toString("utf8").toLowerCase().split("\n").filter(Boolean)));
  return loaded;
}

/** Throws `auth.weak_password`, with the reason at the field, when nobody should use this password. */
export async function checkNewPassword(
  platform: Platform,
  password: string,
  owner: { email: string; name: string },
): Promise<void> {
  const common = await commonPasswords(platform.config.projectFolder);
  const refusal = refusePassword(password, owner, (word) => common.has(word));
  if (refusal)
    throw authErrors.weakPassword({
      detail: refusal,
      fields: [{ pointer: "/body/password", detail: refusal, code: "weak" }],
    });
}
