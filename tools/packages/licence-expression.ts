/** Whether an SPDX expression such as `(MIT OR CC0-1.0) AND Zlib` can be met with the allowed licences alone. */
export function licenceIsMet(expression: string, allowed: ReadonlySet<string>): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;

  const term = (): boolean => {
    const word = words[at++];
    if (word !== "(") return word !== undefined && allowed.has(word);
    const inner = either();
    at += 1; // the closing one
    return inner;
  };
  const all = (): boolean => {
    let met = term();
    while (words[at] === "AND") {
      at += 1;
      met = term() && met;
    }
    return met;
  };
  const either = (): boolean => {
    let met = all();
    while (words[at] === "OR") {
      at += 1;
      met = all() || met;
    }
    return met;
  };

  const met = either();
  return met && at === words.length;
}
