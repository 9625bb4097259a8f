import { Alert, Button, Group, NumberInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, must, onlyIf, type Schemas, type Versioned } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { doing } from '../../shared/tell';
import { useVersioned } from './edited';

type Limits = Schemas['NewRetention'];
const manyRecords = 100_000;

/** What is kept, for how long and how much, and how much there is. */
export default function RetentionPage() {
  const { t } = useWords();
  const { data, again } = useVersioned('/v1/retention', () => api.GET('/v1/retention'));
  return (
    <Page title={t('setup.retention')} hint={t('retention.hint')}>
      {data && (
        <div style={{ display: 'grid', gap: '1rem' }}>
          <Stored kept={data.value} />
          <KeepForm key={data.version} seen={data} again={again} />
        </div>
      )}
    </Page>
  );
}

function Stored({ kept: { stored, inEffect } }: { kept: Schemas['RetentionModel'] }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const size = (bytes: number) => `${number.format(Math.ceil(bytes / 100_000) / 10)} MB`;
  const time = (moment: string | null) => momentText(moment ?? '', language);
  const limits = (days: number | null, megabytes: number | null) => [days === null ? t('retention.forEver') : t('retention.days', { count: days }), ...(megabytes === null ? [] : [t('retention.megabytes', { count: megabytes })])].join(', ');
  const rows: [string, string, string][] = [
    [
      'recordings',
      stored.recordings === 0 ? t('retention.nothing') : t('retention.recordingsThere', { files: number.format(stored.recordings), size: size(stored.recordingBytes), oldest: time(stored.oldestRecording), counted: time(stored.recordingsCounted) }),
      limits(inEffect.recordingDays, inEffect.recordingMegabytes),
    ],
    [
      'records',
      stored.records === 0 ? t('retention.nothing') : t(stored.records < manyRecords ? 'retention.recordsThere' : 'retention.recordsMany', { records: number.format(stored.records), oldest: time(stored.oldestRecord) }),
      limits(inEffect.recordDays, null),
    ],
    ['events', t('retention.eventsThere', { size: size(stored.eventBytes), oldest: time(stored.oldestEvent) }), limits(inEffect.eventDays, inEffect.eventMegabytes)],
  ];
  return (
    <Panel flush title={t('retention.stored')}>
      <table className="grid-table">
        <tbody>
          {rows.map(([name, there, limit]) => (
            <tr key={name}>
              <th scope="row" style={{ width: '12rem' }}>{t(`retention.${name}`)}</th>
              <td>
                {there} {t('retention.inEffect', { what: limit })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const fields = ['recordingDays', 'recordingMegabytes', 'recordDays', 'eventDays', 'eventMegabytes'] as const;

function KeepForm({ seen, again }: { seen: Versioned<Schemas['RetentionModel']>; again: () => Promise<unknown> }) {
  const { t } = useWords();
  const { value: kept } = seen;
  const [limits, setLimits] = useState<Limits>(kept.own);
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const isLess = fields.some((name) => limits[name] != null && limits[name] < (kept.inEffect[name] ?? Infinity));
  function hint(name: (typeof fields)[number]) {
    const bound = kept.operators[name];
    const isDays = name.endsWith('Days');
    const limit = bound === null ? t(isDays ? 'retention.forEver' : 'retention.noLimit') : isDays ? t('retention.days', { count: bound }) : t('retention.megabytes', { count: bound });
    return `${t('retention.asOperator', { limit })}${name === 'eventDays' ? ` ${t('retention.eventHint')}` : ''}`;
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    // Less is deleted for good: that is asked once more.
    if (isLess && !asks) {
      setAsks(true);
      return;
    }
    setBusy(true);
    if (await doing(() => must(api.PUT('/v1/retention', { headers: onlyIf(seen), body: limits })), t('app.saved'), again)) await again();
    setBusy(false);
    setAsks(false);
  }
  return (
    <Panel>
      <form onSubmit={submit}>
        <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fit, minmax(16rem, 1fr))' }}>
          {fields.map((name) => (
            <NumberInput
              key={name}
              label={t(`retention.${name}`)}
              description={hint(name)}
              min={name === 'eventDays' ? 3 : 1}
              max={kept.operators[name] ?? 1_000_000}
              allowDecimal={false}
              hideControls
              value={limits[name] ?? ''}
              onChange={(value) => {
                setLimits({ ...limits, [name]: value === '' ? null : Number(value) });
                setAsks(false);
              }}
            />
          ))}
        </div>
        {asks && (
          <Alert color="red" role="alert" variant="light" mt="md" styles={{ message: { color: 'var(--alarm)' } }}>
            {t('retention.sure')}
          </Alert>
        )}
        <Group justify="flex-end" mt="lg">
          <Button type="submit" loading={busy} color={asks ? 'red.8' : undefined}>
            {t(asks ? 'retention.shorten' : 'app.save')}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
