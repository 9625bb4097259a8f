import { useEffect, useState } from 'react';
import { hooks } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { clockText } from '../../live/clock';
import type { Call } from '../../live/LiveStore';
import { Nothing, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';

/** What there was before with this customer; stays while the call is wrapped up. */
export function EarlierCalls({ call }: { call?: Call }) {
  const { t, language } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const id = call?.call;
  useEffect(() => {
    if (id) setShown(id);
  }, [id]);
  const { data } = hooks.useQuery(
    'get',
    '/v1/calls/{id}/earlier',
    { params: { path: { id: shown ?? '' } } },
    { enabled: shown !== null && shown === id, staleTime: Infinity, gcTime: 30 * 60_000 },
  );
  if (!shown) return null;
  return (
    <Panel title={t('desk.earlier')} flush>
      {!data || data.calls.length === 0 ? (
        <Nothing>{t('desk.noEarlier')}</Nothing>
      ) : (
        <ul className="earlier">
          {data.calls.map((each) => (
            <li key={each.call}>
              <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
                <span className="strong">{momentText(each.start, language)}</span>
                <span className="muted">{each.talkMillis > 0 ? clockText(each.talkMillis) : t('desk.notReached')}</span>
              </div>
              <div className="muted">
                {t(`direction.${each.direction}`)}
                {each.queue && ` · ${each.queue}`}
                {each.agent && ` · ${each.agent}`}
              </div>
              {each.notes.map((note) => (
                <div key={note.id} style={{ marginTop: 4 }}>
                  {note.disposition && <span className="strong">{note.disposition} </span>}
                  <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</span>
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
