import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { hooks } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { clockText } from '../../live/clock';
import { Nothing, Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { callsOf } from '../history/calls';

export function RecentCalls() {
  const { t, language } = useWords();
  const [number, setNumber] = useState('');
  const [wanted] = useDebouncedValue(number.trim(), 300);
  const { data } = hooks.useQuery('get', '/v1/records', { params: { query: { limit: 200, ...(wanted ? { number: wanted } : {}) } } }, { refetchInterval: 10_000 });
  const calls = callsOf(data?.records ?? []);
  return (
    <Page title={t('nav.why')} hint={t('why.hint')}>
      <Panel
        flush
        title={t('why.recent')}
        actions={<TextInput size="xs" w={190} leftSection={<Search size={13} aria-hidden />} aria-label={t('why.byNumber')} placeholder={t('why.byNumber')} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />}
      >
        {calls.length === 0 ? (
          <Nothing>{t('history.none')}</Nothing>
        ) : (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('why.recent')}>
            <table className="grid-table">
              <thead>
                <tr>
                  <th scope="col">{t('history.start')}</th>
                  <th scope="col">{t('call.caller')}</th>
                  <th scope="col">{t('call.dialled')}</th>
                  <th scope="col">{t('call.agent')}</th>
                  <th scope="col" className="num">{t('history.talk')}</th>
                  <th scope="col">{t('history.cause')}</th>
                </tr>
              </thead>
              <tbody>
                {calls.map((call) => (
                  <tr key={call.call}>
                    <td>
                      <Link href={`/why/${call.call}`} style={{ color: 'var(--mantine-color-anchor)' }}>
                        {momentText(call.start, language)}
                      </Link>
                    </td>
                    <td className="strong">{call.caller || t('call.hidden')}</td>
                    <td>{call.queue || call.dialled}</td>
                    <td>{call.agents.join(', ') || '—'}</td>
                    <td className="num">{call.talkMillis ? clockText(call.talkMillis) : '—'}</td>
                    <td className="muted">{call.cause ? t(`cause.${call.cause}`) : t('history.goesOn')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </Page>
  );
}
