import { type Code, madeIn } from "./error-codes.ts";
import { type Problem, printReport, type Report } from "./report.ts";
import {
  childOf,
  childrenOf,
  isCode,
  isTest,
  literalText,
  type Node,
  readSources,
  type Source,
  treeOf,
  walk,
} from "./sources.ts";

interface Sentence {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

const BY_CODE = "apps/web/app/messages/de/refusals.ts";
const BY_SENTENCE = "apps/web/app/messages/de/refusal-sentences.ts";
/** What no form of a page can meet: the provider's own pages, live connections, and values that programs write. */
const NOT_FOR_PAGES = /\/gateway\/sandbox\/|\/platform\/live\/|\/platform\/http\/(server|serve|admit|paging)\.ts$/;

/**
 * Every refusal has its German: each code (docs/decisions/0017), and each sentence that stands in for a code's own or
 * beside a field, as far as it can be read from the code. German that no refusal asks for is refused too.
 */
export function checkRefusalWords(root: string, sources: readonly Source[] = readSources(root)): Report {
  const server = sources.filter(
    (source) => source.path.startsWith("apps/api/src/") && isCode(source) && !isTest(source.path),
  );
  const codes = server.flatMap(madeIn);
  const sentences = server.filter(({ path }) => !NOT_FOR_PAGES.test(path)).flatMap(sentencesIn);
  const germanByCode = wordedIn(sources, BY_CODE);
  const germanBySentence = wordedIn(sources, BY_SENTENCE);
  const problems = [
    ...missing(codes.map(asSentence), germanByCode, BY_CODE),
    ...missing(sentences, germanBySentence, BY_SENTENCE),
    ...unasked(germanByCode, (text) => codes.some(({ code }) => code === text)),
    ...unasked(germanBySentence, occursIn(server)),
  ];
  return { name: "refusal words", seen: codes.length, seenWhat: `codes, ${sentences.length} sentences`, problems };
}

const asSentence = ({ code, file, line }: Code): Sentence => ({ text: code, file, line });

function missing(wanted: readonly Sentence[], german: readonly Sentence[], place: string): Problem[] {
  const known = new Set(german.map(({ text }) => text));
  return wanted
    .filter(({ text }) => !known.has(text))
    .map(({ text, file, line }) => ({ file, line, says: `"${text}" has no German in ${place}` }));
}

function unasked(german: readonly Sentence[], isAsked: (text: string) => boolean): Problem[] {
  return german
    .filter(({ text }) => !isAsked(text))
    .map(({ text, file, line }) => ({ file, line, says: `no refusal says "${text}"` }));
}

/** Whether a sentence stands anywhere on the server, whatever fills its holes. */
function occursIn(server: readonly Source[]): (text: string) => boolean {
  const texts = server.map(({ text }) => text.replace(/\$\{[^}]*\}/g, "{}"));
  return (sentence) => texts.some((text) => text.includes(sentence));
}

/** The keys of the table that a file of German exports. */
function wordedIn(sources: readonly Source[], path: string): Sentence[] {
  const source = sources.find((one) => one.path === path);
  const tree = source && treeOf(source);
  if (!source || !tree) return [];
  const found: Sentence[] = [];
  walk(tree, (node) => {
    if (node.type !== "Property") return;
    const text = literalText(childOf(node, "key"));
    if (text !== undefined) found.push({ text, file: path, line: source.lineAt(node.start) });
  });
  return found;
}

/**
 * Texts that are given as `detail`: as a member, as a constant or parameter of that name, and in tables of sentences.
 * Lines of a case told by a function elsewhere are not seen; they fall back on their code's German.
 */
function sentencesIn(source: Source): Sentence[] {
  const tree = treeOf(source);
  if (!tree) return [];
  const found = new Map<string, Sentence>();
  const take = (node: Node | undefined) => {
    for (const { text, start } of textsOf(node))
      found.set(text, { text, file: source.path, line: source.lineAt(start) });
  };
  const places = detailPlaces(tree);
  walk(tree, (node) => {
    if (node.type === "Property" && keyOf(node) === "detail") take(childOf(node, "value"));
    if (node.type === "VariableDeclarator") {
      const name = String(childOf(node, "id")?.name ?? "");
      if (name === "detail") take(childOf(node, "init"));
    }
    if (node.type === "CallExpression") {
      const place = places.get(String(childOf(node, "callee")?.name ?? ""));
      if (place !== undefined) take(childrenOf(node, "arguments")[place]);
    }
  });
  return [...found.values()];
}

/** Functions that are given a detail, and which of their arguments it is. */
function detailPlaces(tree: Node): ReadonlyMap<string, number> {
  const places = new Map([["badField", 1]]);
  const note = (name: unknown, made: Node | undefined) => {
    const place = childrenOf(made, "params").findIndex((parameter) => parameter.name === "detail");
    if (typeof name === "string" && place >= 0) places.set(name, place);
  };
  walk(tree, (node) => {
    if (node.type === "FunctionDeclaration") note(childOf(node, "id")?.name, node);
    if (node.type === "VariableDeclarator") note(childOf(node, "id")?.name, childOf(node, "init"));
  });
  return places;
}

interface Text {
  readonly text: string;
  readonly start: number;
}

/** A literal, a template with `{}` for its holes, or both branches of a choice. */
function textsOf(node: Node | undefined): Text[] {
  if (node?.type === "ConditionalExpression")
    return [...textsOf(childOf(node, "consequent")), ...textsOf(childOf(node, "alternate"))];
  const literal = literalText(node);
  if (node && literal !== undefined) return [{ text: literal, start: node.start }];
  if (node?.type !== "TemplateLiteral") return [];
  const text = childrenOf(node, "quasis")
    .map(({ value }) => (typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : ""))
    .join("{}");
  return [{ text, start: node.start }];
}

function keyOf(property: Node): string | undefined {
  const name = childOf(property, "key")?.name;
  return typeof name === "string" ? name : undefined;
}

if (import.meta.main) printReport(checkRefusalWords(process.cwd()));
