import type { Problem } from "../report.ts";
import { childOf, isTest, type Node, type Source, walk } from "../sources.ts";

const linesAround = 6;

/** `as` tells the type checker to be quiet, so it carries a comment near by that says why it is right. */
export function castsWithoutReason(source: Source, tree: Node): Problem[] {
  if (isTest(source.path) || !/^(apps|packages)\//.test(source.path)) return [];
  const lines = source.text.split("\n");
  const problems: Problem[] = [];
  walk(tree, (node, parent) => {
    if (node.type !== "TSAsExpression" || parent?.type === "TSAsExpression" || isConst(node)) return;
    const first = source.lineAt(node.start);
    const around = lines.slice(Math.max(0, first - 1 - linesAround), source.lineAt(node.end)).join("\n");
    if (/\/\/|\/\*/.test(around.replaceAll("://", ""))) return;
    problems.push({ file: source.path, line: first, says: "say beside this `as` why it is right, or check instead" });
  });
  return problems;
}

function isConst(cast: Node): boolean {
  return childOf(childOf(cast, "typeAnnotation"), "typeName")?.name === "const";
}
