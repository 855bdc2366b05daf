// In the browser's bundle every language's words stand in a call of their own, so that `split-languages.ts` finds them
// again in the finished files: it is those that are cut, whatever the bundler has moved where.
import { type Plugin, parseAst } from "vite";
import { findNodes, isNode } from "./syntax.ts";

/** The name of the call around the words of each language. Nobody defines them: no finished file may still have one. */
export const marks = { en: "__kogiEnglish", de: "__kogiGerman" } as const;

const MESSAGES = /\/apps\/web\/app\/messages\/(?:(de)\/)?[a-z-]+\.ts$/;

export function markWords(): Plugin {
  return {
    name: "kogi-mark-words",
    applyToEnvironment: (environment) => environment.name === "client",
    transform(code, id) {
      const match = MESSAGES.exec(id);
      if (!match) return null;
      const words = match[1] === "de" ? germanIn(code) : englishIn(code);
      const mark = match[1] === "de" ? marks.de : marks.en;
      if (!words) throw new Error(`${id} has no words where they were expected`);
      const { start, end } = words;
      const marked = `/* @__PURE__ */ ${mark}(${code.slice(start, end)})`;
      return { code: code.slice(0, start) + marked + code.slice(end), map: null };
    },
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** `defineText({ en: HERE, de: ... })`. */
function englishIn(code: string): Range | undefined {
  const [call] = findNodes(
    parseAst(code),
    (node) => node.type === "CallExpression" && nameOf(node.callee) === "defineText",
  );
  const [words] = Array.isArray(call?.arguments) ? call.arguments : [];
  const properties: unknown[] = isNode(words) && Array.isArray(words.properties) ? words.properties : [];
  const english = properties.filter(isNode).find((property) => nameOf(property.key) === "en")?.value;
  return isNode(english) ? english : undefined;
}

/** `export const homeDe = HERE`. */
function germanIn(code: string): Range | undefined {
  const declared = findNodes(parseAst(code), (node) => node.type === "VariableDeclarator");
  const words = declared.find((node) => nameOf(node.id)?.endsWith("De"))?.init;
  return isNode(words) ? words : undefined;
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.name === "string" ? node.name : undefined;
}
