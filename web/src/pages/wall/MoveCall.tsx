import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import type { Call } from '../../live/LiveStore';
import { doing } from '../../shared/tell';

/** Sends a caller elsewhere, whether he waits or talks. */
export function MoveCall({ call, onDone }: { call: Call; onDone: () => void }) {
  const { t } = useWords();
  const { queues } = usePresent();
  const [queue, setQueue] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const target = queue ?? number.trim();
  async function move() {
    const moved = await doing(() => must(api.POST('/v1/calls/{id}/transfer', { params: { path: { id: call.call } }, body: { number: target } })), t('wall.moved'));
    if (moved) onDone();
  }
  return (
    <Modal opened onClose={onDone} title={t('wall.moveTitle', { caller: call.callerNumber })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Select label={t('wall.toQueue')} clearable data={[...queues.values()].map((each) => each.name)} value={queue} onChange={setQueue} />
      <TextInput mt="sm" label={t('wall.toNumber')} value={number} disabled={queue !== null} onChange={(event) => setNumber(event.currentTarget.value)} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
        <Button disabled={!target} onClick={() => void move()}>
          {t('wall.move')}
        </Button>
      </Group>
    </Modal>
  );
}
