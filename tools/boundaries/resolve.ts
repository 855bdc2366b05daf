import { posix } from "node:path";

export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package" }
  | { readonly kind: "generated" }
  | { readonly kind: "missing"; readonly tried: string };

/** Turns what an import says into a file of the repository, by the `imports` map of package.json. */
export function createResolver(aliases: Readonly<Record<string, string>>, files: ReadonlySet<string>) {
  return (importer: string, specifier: string): Target => {
    // Written by the web framework's type generator beside no source file.
    if (specifier.includes("/+types/")) return { kind: "generated" };
    const path = specifier.startsWith(".")
      ? posix.join(posix.dirname(importer), specifier)
      : specifier.startsWith("#")
        ? throughAlias(aliases, specifier)
        : undefined;
    if (path === undefined)
      return specifier.startsWith("#") ? { kind: "missing", tried: specifier } : { kind: "package" };
    const clean = path.replace(/\?.*$/, "");
    return files.has(clean) ? { kind: "file", path: clean } : { kind: "missing", tried: clean };
  };
}

function throughAlias(aliases: Readonly<Record<string, string>>, specifier: string): string | undefined {
  for (const [pattern, target] of Object.entries(aliases)) {
    const [before, after] = pattern.split("*");
    if (after === undefined) {
      if (specifier === pattern) return posix.normalize(target);
    } else if (before !== undefined && specifier.startsWith(before) && specifier.endsWith(after)) {
      const middle = specifier.slice(before.length, specifier.length - after.length);
      return posix.normalize(target.replace("*", middle));
    }
  }
  return undefined;
}
