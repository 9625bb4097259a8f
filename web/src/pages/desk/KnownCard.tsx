import { ActionIcon, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Call } from '../../live/LiveStore';
import { Panel } from '../../shared/Page';

type Known = Call['collected'][number];

// What the flow worked out for itself comes after what the caller and others said.
function ordered(known: readonly Known[]): Known[] {
  return [...known.filter((each) => each.source !== 'flow'), ...known.filter((each) => each.source === 'flow')];
}

/** What is known of the caller before anybody talks with him: from the ringing on, and while the call is wrapped up. */
export function KnownCard({ call }: { call?: Call }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Call | null>(null);
  useEffect(() => {
    if (call) setShown(call);
  }, [call]);
  const known = (call ?? shown)?.collected ?? [];
  if (known.length === 0) return null;
  return (
    <Panel title={t('desk.known')} flush>
      <dl className="known">
        {ordered(known).map((each) => (
          <div key={each.name}>
            <dt>
              {each.label || each.name} <span className="muted">· {t(`collectedFrom.${each.source}`)}</span>
            </dt>
            <dd>
              <span>
                {each.value}
                {each.meaning && <span className="muted"> → {each.meaning}</span>}
              </span>
              <CopyButton value={each.value}>
                {({ copied, copy }) => (
                  <ActionIcon variant="subtle" aria-label={copied ? t('desk.copied') : t('desk.copy', { what: each.label || each.name })} onClick={copy}>
                    {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
                  </ActionIcon>
                )}
              </CopyButton>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
