/** The same text with the addresses of scripts leading to one language's files: `/assets/page-1.js` to `/assets/de/page-1.js`. */
export function localAddresses(text: string, language: string): string {
  return language === "en" ? text : text.replace(/(["'`/])assets\/([\w.-]+\.js)/g, `$1assets/${language}/$2`);
}
