import type { Problem } from "../report.ts";
import { childOf, childrenOf, type Node, type Source, walk } from "../sources.ts";

const functionTypes = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const branches = /^(If|For|ForIn|ForOf|While|DoWhile|Switch|Try)Statement$/;

/** Functions that do not fit on a screen. Markup does not count, nor do the parts of a plain list of calls. */
export function longFunctions(source: Source, tree: Node, linesMax: number): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node, parent) => {
    if (!functionTypes.has(node.type)) return;
    const lines = countedLines(source, node);
    if (lines > linesMax) {
      problems.push({
        file: source.path,
        line: source.lineAt(node.start),
        says: `${nameOf(node, parent)} has ${lines} lines (at most ${linesMax}); split it by what it decides`,
      });
    }
  });
  return problems;
}

function countedLines(source: Source, fn: Node): number {
  const skipped = isListOfCalls(fn)
    ? [...outermost(fn, isMarkup), ...outermost(fn, isFunction)]
    : outermost(fn, isMarkup);
  const spans = skipped.map((node) => linesOf(source, node) - 1);
  return linesOf(source, fn) - spans.reduce((sum, lines) => sum + lines, 0);
}

function linesOf(source: Source, node: Node): number {
  return source.lineAt(node.end) - source.lineAt(node.start) + 1;
}

function isMarkup(node: Node): boolean {
  return node.type === "JSXElement" || node.type === "JSXFragment";
}

function isFunction(node: Node): boolean {
  return functionTypes.has(node.type);
}

/**
 * Routes of a module, tests of a group: calls one after the other, each with a function that is measured by itself.
 * One branch or loop of its own makes it ordinary code again.
 */
function isListOfCalls(fn: Node): boolean {
  const statements = childrenOf(childOf(fn, "body"), "body");
  return statements.length > 1 && !statements.some((statement) => branches.test(statement.type));
}

function outermost(root: Node, wanted: (node: Node) => boolean): Node[] {
  const found: Node[] = [];
  walk(root, (node) => {
    const inside = found.some((outer) => outer.start <= node.start && node.end <= outer.end);
    if (node !== root && !inside && wanted(node)) found.push(node);
  });
  return found;
}

function nameOf(fn: Node, parent: Node | undefined): string {
  const own = childOf(fn, "id")?.name ?? childOf(parent, "id")?.name ?? childOf(parent, "key")?.name;
  return typeof own === "string" ? own : "a function";
}
