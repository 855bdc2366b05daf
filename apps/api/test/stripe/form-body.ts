// Forms as the SDK writes them: `a[b][0][c]=1` is { a: { b: [{ c: "1" }] } }.
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

export function readForm(text: string): Record<string, FormValue> {
  const root: Record<string, FormValue> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    put(root, path, value);
  }
  return listed(root) as Record<string, FormValue>; // the root has names, so it stays an object
}

/** A form with files in it: each is `{ data, name, type }`, as the SDK was given it, its bytes as letters of Latin 1. */
export async function readMultipart(body: Buffer, contentType: string): Promise<Record<string, FormValue>> {
  const root: Record<string, FormValue> = {};
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  for (const [name, value] of form) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    if (typeof value === "string") put(root, path, value);
    else
      root[name] = {
        data: Buffer.from(await value.arrayBuffer()).toString("latin1"),
        name: value.name,
        type: value.type,
      };
  }
  return root;
}

function put(target: Record<string, FormValue>, [head = "", ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = target[head];
  const next = typeof inner === "object" && !Array.isArray(inner) ? inner : {};
  target[head] = next;
  put(next, rest, value);
}

/** Objects whose names are 0, 1, 2 ... are lists. */
function listed(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, listed(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
