import { href } from "react-router";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { postingText } from "../../messages/posting.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** What stands between a person and posting: the role, in place of the form; the address, above it. */
export function PostingGate({ children }: { children: React.ReactNode }) {
  const words = useText(postingText);
  const { viewer } = useReader();
  const step = (to: string, label: string) => (
    <Button kind="secondary" size="sm" to={to}>
      {label}
    </Button>
  );
  if (!viewer?.roles.includes("client"))
    return (
      <Notice title={words.clientsOnly} action={step(href("/settings/account"), words.toSettings)}>
        {words.clientsOnlyHelp}
      </Notice>
    );
  return (
    <>
      {!viewer.emailVerified && (
        <Notice tone="warn" title={words.verifyFirst} action={step(href("/verify-email"), words.verifyAction)}>
          {words.verifyFirstHelp}
        </Notice>
      )}
      {children}
    </>
  );
}
