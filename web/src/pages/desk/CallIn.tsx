import { Button, Group, Modal, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { PhoneForwarded } from 'lucide-react';
import { useState } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { useMe } from '../../session/session';
import { doing } from '../../shared/tell';
import { doingOf } from '../../shared/tones';

type How = 'transfer' | 'consult' | 'threeWay';

/** Passes the call on, asks somebody first, or lets one more in. */
export function CallIn({ leg }: { leg: string }) {
  const { t } = useWords();
  const me = useMe();
  const { agents, queues } = usePresent();
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState<How>('transfer');
  const [whom, setWhom] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const colleagues = [...agents.values()]
    .filter((agent) => agent.id !== me.userId && agent.extension)
    .map((agent) => ({ value: `agent ${agent.extension}`, label: `${agent.name || agent.login} · ${t(`doing.${doingOf(agent)}`)}` }));
  const lines = how === 'transfer' ? [...queues.values()].map((queue) => ({ value: `queue ${queue.name}`, label: `${queue.name} · ${t('desk.waitingThere', { count: queue.state.waiting })}` })) : [];
  const target = whom ? whom.slice(whom.indexOf(' ') + 1) : number.trim();
  async function go() {
    const path = { params: { path: { id: leg } } };
    const done = await doing(() =>
      how === 'transfer'
        ? must(api.POST('/v1/calls/{id}/transfer', { ...path, body: { number: target } }))
        : how === 'consult'
          ? must(api.POST('/v1/calls/{id}/consult', { ...path, body: { number: target } }))
          : must(api.POST('/v1/calls/{id}/three-way', { ...path, body: { number: target } })),
    );
    if (done) setOpen(false);
  }
  return (
    <>
      <Button id="desk-pass-on" variant="default" leftSection={<PhoneForwarded size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('desk.passOn')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('desk.passOn')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <SegmentedControl
          fullWidth
          aria-label={t('desk.how')}
          value={how}
          onChange={(value) => setHow(value as How)}
          data={(['transfer', 'consult', 'threeWay'] as const).map((value) => ({ value, label: t(`desk.${value}`) }))}
        />
        <Text size="sm" c="dimmed" mt="xs">
          {t(`desk.${how}Hint`)}
        </Text>
        <Select
          mt="md"
          label={t('desk.whom')}
          searchable
          clearable
          value={whom}
          onChange={setWhom}
          data={[
            { group: t('wall.agents'), items: colleagues },
            { group: t('wall.queues'), items: lines },
          ].filter((group) => group.items.length > 0)}
        />
        <TextInput mt="sm" label={t('desk.orNumber')} disabled={whom !== null} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('app.cancel')}
          </Button>
          <Button disabled={!target} onClick={() => void go()}>
            {t(`desk.${how}`)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
