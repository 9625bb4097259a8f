import { Autocomplete, Button, Group, Text, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { everySecond } from '../../live/clock';
import type { Agent, Call } from '../../live/LiveStore';
import { Panel } from '../../shared/Page';
import { doing } from '../../shared/tell';
import { agentActions } from './StateCard';

const extendBy = 60;

/** What is written down of a call, while it lasts and after; and how much time there is for it. */
export function WrapUpCard({ agent, call }: { agent: Agent; call?: Call }) {
  const { t } = useWords();
  const [last, setLast] = useState<string | null>(null);
  const [disposition, setDisposition] = useState('');
  const [text, setText] = useState('');
  const now = agent.callState === 'active' || agent.callState === 'held' ? (call?.call ?? null) : null;
  useEffect(() => {
    if (now && now !== last) {
      setLast(now);
      setDisposition('');
      setText('');
    }
  }, [now, last]);
  if (!last) return null;
  const act = agentActions(agent);
  async function save() {
    const kept = await doing(
      () => must(api.POST('/v1/calls/{id}/notes', { params: { path: { id: last! } }, body: { disposition: disposition || null, text: text || null } })),
      t('app.saved'),
    );
    if (kept) {
      setDisposition('');
      setText('');
    }
  }
  return (
    <Panel title={t('desk.notes')} actions={agent.wrapUpUntil ? <Remaining until={agent.wrapUpUntil} /> : undefined}>
      <Autocomplete
        label={t('desk.disposition')}
        value={disposition}
        onChange={setDisposition}
        data={(['solved', 'callBack', 'forwarded', 'sold', 'noInterest', 'wrongNumber'] as const).map((each) => t(`disposition.${each}`))}
      />
      <Textarea mt="sm" label={t('desk.note')} autosize minRows={3} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Group mt="md" gap="xs">
        <Button disabled={!disposition.trim() && !text.trim()} onClick={() => void save()}>
          {t('app.save')}
        </Button>
        {agent.wrapUpUntil && (
          <>
            <Button variant="default" onClick={() => void act.wrapUp(extendBy)}>
              {t('desk.extend')}
            </Button>
            <Button variant="default" onClick={() => void act.wrapUp(0)}>
              {t('desk.finish')}
            </Button>
          </>
        )}
      </Group>
    </Panel>
  );
}

function Remaining({ until }: { until: string }) {
  const { t } = useWords();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => everySecond((now) => setSeconds(Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)))), [until]);
  return (
    <Text size="sm" role="timer">
      {t('desk.wrapLeft', { seconds })}
    </Text>
  );
}
