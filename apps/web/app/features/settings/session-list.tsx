import { Form } from "react-router";
import type { SessionView } from "#api-schema/auth.ts";
import { deviceName } from "../../lib/device-name.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { IconDeviceLaptop } from "../../ui/icons.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { When } from "../../ui/when.tsx";
import c from "./session-list.module.css";

/** Where one is signed in, each to be ended. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const words = useText(settingsText);
  return (
    <Card
      title={words.sessionsTitle}
      action={
        sessions.length > 1 && (
          <Form method="post">
            <SubmitButton kind="secondary" size="sm" name="intent" value="end_others">
              {words.endOthers}
            </SubmitButton>
          </Form>
        )
      }
    >
      <ul className={c.sessions}>
        {sessions.map((session) => (
          <Session key={session.session_id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function Session({ session }: { session: SessionView }) {
  const words = useText(settingsText);
  const device = deviceName(session.user_agent) ?? words.unknownDevice;
  return (
    <li className={c.session}>
      <IconDeviceLaptop size={24} aria-hidden />
      <div className={c.words}>
        <b>{device}</b>
        <span>
          {session.address} · {words.lastSeen} <When at={session.last_seen_at} />
        </span>
      </div>
      {session.current ? (
        <Badge tone="live">{words.thisDevice}</Badge>
      ) : (
        <Form method="post">
          <input type="hidden" name="session_id" value={session.session_id} />
          <SubmitButton
            kind="quiet"
            size="sm"
            name="intent"
            value="end_session"
            aria-label={`${words.endSession}: ${device}, ${session.address}`}
          >
            {words.endSession}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
