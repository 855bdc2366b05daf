import type { Problem } from "../report.ts";
import { childOf, type Node, type Source, walk } from "../sources.ts";

const empty = ["util", "utils", "helper", "helpers", "common", "manager", "base", "misc"];

/** Names that say nothing about what is inside: everything ends up there. */
export function emptyPathName(path: string): Problem[] {
  const words = path.split(/[/._-]/).map((word) => word.toLowerCase());
  const found = words.find((word) => empty.includes(word));
  return found ? [{ file: path, says: `"${found}" names nothing; name the file after what it decides` }] : [];
}

const emptyTypeName = /(?:^Base[A-Z]|(?:Utils?|Helpers?|Manager|Base)$)/;
const declarations = new Set(["ClassDeclaration", "TSInterfaceDeclaration", "TSTypeAliasDeclaration"]);

/** The same for classes and types, where such words usually hide an inheritance tree or a drawer of functions. */
export function emptyTypeNames(source: Source, tree: Node): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node) => {
    const name = declarations.has(node.type) ? childOf(node, "id")?.name : undefined;
    if (typeof name === "string" && emptyTypeName.test(name)) {
      problems.push({
        file: source.path,
        line: source.lineAt(node.start),
        says: `${name} names nothing; say what it is`,
      });
    }
  });
  return problems;
}
