/** Something a document names, and where. */
export interface Reference {
  readonly kind: "link" | "path" | "script" | "program" | "setting" | "dotted" | "alias";
  readonly name: string;
  readonly line: number;
}

const fence = /^ {0,3}```/;
const extension = /\.(ts|tsx|mjs|cjs|css|sql|md|json|yaml|yml|typ|txt|csv)$/;
const pathShape = /^(?!https?:)[\w@.$-]+(\/[\w@.<>*{},$-]+)*\/?$/;
const projectPath = /(?<![\w./-])(?:apps|packages|db|tools|bench|chaos|docs|\.ci)\/[\w./-]*\w/g;

/** What a Markdown text names: links, scripts, paths, settings, tables, events and error codes. */
export function referencesIn(markdown: string): Reference[] {
  const found: Reference[] = [];
  let fenced = false;
  for (const [index, text] of markdown.split("\n").entries()) {
    if (fence.test(text)) {
      fenced = !fenced;
      continue;
    }
    const add = (kind: Reference["kind"], name: string): void => void found.push({ kind, name, line: index + 1 });
    readScripts(text, add);
    if (fenced) for (const match of text.matchAll(projectPath)) add("path", match[0]);
    else readProse(text, add);
  }
  return found;
}

type Add = (kind: Reference["kind"], name: string) => void;

function readScripts(text: string, add: Add): void {
  for (const match of text.matchAll(/\bnpm (?:run )?(test|start|(?<=run )[\w:-]+)(?: -- ([^`#|;&]*))?/g)) {
    const script = match[1] ?? "";
    add("script", script);
    const words = (match[2] ?? "").split(/\s+/).filter((word) => /^[a-z][a-z-]*$/.test(word));
    if (/^(bench|chaos|journey)$/.test(script)) for (const word of words) add("program", `${script} ${word}`);
  }
}

function readProse(text: string, add: Add): void {
  for (const match of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (match[1] && !/^(https?:|mailto:)/.test(match[1])) add("link", match[1]);
  }
  for (const match of text.matchAll(/`([^`]+)`/g)) {
    const span = match[1] ?? "";
    if (/^#[a-z]/.test(span)) add("alias", span);
    else if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(span)) add("setting", span);
    else if (/^[a-z][a-z_-]*\.[a-z_]+$/.test(span) && !extension.test(span)) add("dotted", span);
    else if (pathShape.test(span) && (span.includes("/") || extension.test(span))) add("path", span);
  }
}
