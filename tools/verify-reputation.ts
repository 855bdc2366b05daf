// `npm run reputation:verify -- FILE|- [--keys URL]`: whether signed claims were signed by the Kogi they name, and what
// they say. Needs nothing but the claims and that Kogi's public keys. Exits 1 when they cannot be believed.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type KeySet, verifyClaims } from "./reputation/verify-claims.ts";

const { values, positionals } = parseArgs({ options: { keys: { type: "string" } }, allowPositionals: true });
const [file] = positionals;
if (file === undefined) {
  console.error(
    "Usage: npm run reputation:verify -- FILE [--keys URL]   (FILE: the export, or its jws; - reads it from standard input)",
  );
  process.exit(2);
}
const content = readFileSync(file === "-" ? 0 : file, "utf8").trim();
// Either the whole export or the signed claims alone.
const jws: unknown = content.startsWith("{") ? JSON.parse(content).jws : content;
try {
  const claims = await verifyClaims(String(jws), async (issuer) => {
    const answer = await fetch(values.keys ?? `${issuer}/api/reputation/keys`);
    return (await answer.json()) as KeySet; // a key set of RFC 7517
  });
  console.log(`Signed by ${String(claims.iss)}, unchanged since.`);
  console.log(JSON.stringify(claims, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
