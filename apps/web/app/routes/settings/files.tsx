import { OwnFiles } from "../../features/media/own-files.tsx";
import { StorageBar } from "../../features/media/storage-bar.tsx";
import { UnfinishedUploads } from "../../features/media/unfinished-uploads.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { filesText } from "../../messages/files.ts";
import { storageText } from "../../messages/storage.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconFile } from "../../ui/icons.ts";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/files.ts";

export { action, loader } from "./files.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(filesText, matches).title, { hidden: true });

export default function Files({ loaderData, actionData }: Route.ComponentProps) {
  const { files, total, more, uploads, storage } = loaderData;
  const words = useText(filesText);
  const { title: storageTitle } = useText(storageText);
  return (
    <>
      <Card title={storageTitle} look="soft">
        <StorageBar storage={storage} />
      </Card>
      {uploads.length > 0 && (
        <Card title={words.unfinished} lede={words.unfinishedHelp}>
          <UnfinishedUploads uploads={uploads} reply={actionData} />
        </Card>
      )}
      <Card title={words.title} lede={`${words.lede} ${words.notUsedHelp}`}>
        {files.length === 0 ? (
          <EmptyState
            headingLevel={3}
            icon={<IconFile size={26} aria-hidden />}
            title={words.none}
            help={words.noneHelp}
          />
        ) : (
          <OwnFiles files={files} />
        )}
        <ShowMore {...more} shown={files.length} total={total} />
      </Card>
    </>
  );
}
