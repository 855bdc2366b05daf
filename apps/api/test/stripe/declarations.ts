// Reads the SDK's own type declarations: which interface a name means in a file, across its imports and namespaces.
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

/** As much of a syntax tree as is read here. */
export interface Node {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a node of any kind; each reader asks for its type first
  readonly [key: string]: any;
}

export interface Declared {
  readonly node: Node;
  /** Where its names are looked up. */
  readonly file: string;
  readonly scope: readonly string[];
}

interface Source {
  readonly text: string;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly imported: ReadonlyMap<string, { file: string; name: string }>;
  readonly classes: readonly Node[];
}

const ROOT = dirname(fileURLToPath(import.meta.resolve("stripe")));
const sources = new Map<string, Source>();

/** A file of the SDK without its ending: `resources/Payouts`. */
export function readSource(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(join(ROOT, `${file}.d.ts`), "utf8");
  const { program, errors } = parseSync(`${file}.d.ts`, text);
  if (errors.length > 0) throw new Error(`${file}.d.ts cannot be read: ${errors[0]?.message}`);
  const declared = new Map<string, Declared>();
  const imported = new Map<string, { file: string; name: string }>();
  const classes: Node[] = [];
  const visit = (statements: readonly Node[], scope: readonly string[]): void => {
    for (const statement of statements) {
      const node: Node = statement.declaration ?? statement;
      if (node.type === "ImportDeclaration") keepImports(file, node, imported);
      else if (node.type === "TSModuleDeclaration") visit(node.body.body, [...scope, node.id.name]);
      else if (node.id?.name) {
        declared.set([...scope, node.id.name].join("."), { node, file, scope });
        if (node.type === "ClassDeclaration") classes.push(node);
      }
    }
  };
  visit(program.body as unknown as readonly Node[], []); // the parser's own types are finer than is needed here
  const source = { text, declared, imported, classes };
  sources.set(file, source);
  return source;
}

function keepImports(file: string, node: Node, imported: Map<string, { file: string; name: string }>): void {
  const target = posix.join(posix.dirname(file), node.source.value).replace(/\.js$/, "");
  for (const one of node.specifiers)
    if (one.type === "ImportSpecifier") imported.set(one.local.name, { file: target, name: one.imported.name });
}

/** The declaration that `name` (dotted) means, seen from `scope` inside `file`; the nearest namespace first. */
export function lookUp(file: string, name: string, scope: readonly string[]): Declared {
  const { declared, imported } = readSource(file);
  for (let depth = scope.length; depth >= 0; depth -= 1) {
    const found = declared.get([...scope.slice(0, depth), name].join("."));
    if (found) return found;
  }
  const [head = "", ...rest] = name.split(".");
  const origin = imported.get(head);
  if (!origin) throw new Error(`${name} is not declared in ${file}.d.ts`);
  return lookUp(origin.file, [origin.name, ...rest].join("."), []);
}

/** `Checkout.SessionCreateParams` of a type's name in the tree. */
export function nameOf(node: Node): string {
  return node.type === "TSQualifiedName" ? `${nameOf(node.left)}.${nameOf(node.right)}` : node.name;
}

/** The code of a resource, where its paths are. */
export function readCode(file: string): string {
  return readFileSync(join(ROOT, `${file}.js`), "utf8");
}
