import { childOf, literalText, type Node, type Source, walk } from "../sources.ts";

/** One reference from a file to another, in whatever form the language offers. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Vanishes when the types are stripped, so that nothing is loaded. `import { type A }` is not: it still loads. */
  readonly typesOnly: boolean;
  readonly dynamic: boolean;
}

export interface Imports {
  readonly imports: readonly Import[];
  /** Lines of `import(...)` whose target is computed and so cannot be checked. */
  readonly computed: readonly number[];
}

const staticForms: Readonly<Record<string, string>> = {
  ImportDeclaration: "importKind",
  ExportNamedDeclaration: "exportKind",
  ExportAllDeclaration: "exportKind",
};

export function importsOf(source: Source, tree: Node): Imports {
  const imports: Import[] = [];
  const computed: number[] = [];
  walk(tree, (node) => {
    const kindKey = staticForms[node.type];
    const target = kindKey ? childOf(node, "source") : dynamicTarget(node);
    if (!target) return;
    const line = source.lineAt(node.start);
    const specifier = literalText(target);
    if (specifier === undefined) computed.push(line);
    else {
      const typesOnly = node.type === "TSImportType" || (kindKey !== undefined && node[kindKey] === "type");
      imports.push({ specifier, line, typesOnly, dynamic: kindKey === undefined && !typesOnly });
    }
  });
  return { imports, computed };
}

/** `import("x")`, the type `import("x").Y`, `require("x")`, `import y = require("x")` and vitest's `vi.mock("x")`. */
function dynamicTarget(node: Node): Node | undefined {
  if (node.type === "ImportExpression" || node.type === "TSImportType") return childOf(node, "source");
  if (node.type === "TSExternalModuleReference") return childOf(node, "expression");
  if (node.type !== "CallExpression") return undefined;
  const callee = childOf(node, "callee");
  const name = callee?.type === "MemberExpression" ? childOf(callee, "property")?.name : callee?.name;
  if (name !== "require" && name !== "mock" && name !== "doMock") return undefined;
  const first = (node.arguments as readonly Node[])[0]; // always an array on a call
  return first && literalText(first) !== undefined ? first : undefined;
}
