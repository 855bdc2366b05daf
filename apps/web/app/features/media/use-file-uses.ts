import type { OwnMediaView } from "#api-schema/media.ts";
import { formatList } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { filesText } from "../../messages/files.ts";

/** What a file of one's own is used for, in words. */
export function useFileUses({ used_for }: Pick<OwnMediaView, "used_for">): string {
  const words = useText(filesText);
  const { locale } = useReader();
  if (used_for.length === 0) return words.notUsed;
  return words.usedIn(
    formatList(
      used_for.map((purpose) => words.uses[purpose]),
      locale,
    ),
  );
}
