// `npm run reputation:verify -- FILE|- --issuer URL [--keys URL]`: whether signed claims were signed by the Kogi at that
// address, and what they say. Needs nothing but the claims and that Kogi's public keys. Exits 1 when they cannot be believed.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fetchKeys, verifyClaims } from "./reputation/verify-claims.ts";

const options = { issuer: { type: "string" }, keys: { type: "string" } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const [file] = positionals;
const { issuer, keys } = values;
if (file === undefined || issuer === undefined) {
  console.error(
    "Usage: npm run reputation:verify -- FILE --issuer URL [--keys URL]\n" +
      "FILE: the export, or its jws; - reads it from standard input\n" +
      "URL: the Kogi that is to have signed it, such as https://kogi.example: anybody can sign in a name of their own",
  );
  process.exit(2);
}
const content = readFileSync(file === "-" ? 0 : file, "utf8").trim();
// Either the whole export or the signed claims alone.
const jws: unknown = content.startsWith("{") ? JSON.parse(content).jws : content;
try {
  const claims = await verifyClaims(String(jws), { issuer, keysOf: (origin) => fetchKeys(origin, keys) });
  console.log(`Signed by ${String(claims.iss)}, unchanged since.`);
  console.log(JSON.stringify(claims, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
