// `<` would let a title end the script, and the others mean something to one reader of HTML or another.
const MARKUP = /[<>&\u2028\u2029]/g;

/**
 * What search engines read of a page (schema.org). Only the server writes it, so that no browser loads the program that
 * makes it: pass `import.meta.env.SSR ? … : null`, and what the server wrote stays as it is.
 */
export function StructuredData({ data }: { readonly data: object | null }) {
  const json = import.meta.env.SSR && data ? JSON.stringify(data).replace(MARKUP, escaped) : "";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's text is no markup, and what could end it is gone
  return <script type="application/ld+json" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: json }} />;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
