const SLUG_CHARS_MAX = 80;

/** Whether it can name a topic or a skill: what cannot is left out of a filter, as an old link may carry it. */
export const isSlug = (text: string): boolean => text.length <= SLUG_CHARS_MAX && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
