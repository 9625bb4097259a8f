import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { Phone } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import type { Agent, Call } from '../../live/LiveStore';
import { Panel } from '../../shared/Page';
import { doing } from '../../shared/tell';
import { usePhone } from './usePhone';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Dials; in a call its keys are heard by the other side. */
export function DialPad({ agent, call }: { agent: Agent; call?: Call }) {
  const { t } = useWords();
  const { phone, state } = usePhone();
  const [number, setNumber] = useState('');
  const talking = state.call?.state === 'active';
  async function dial(event: FormEvent) {
    event.preventDefault();
    const begun = await doing(() => must(api.POST('/v1/calls', { body: { number: number.trim() } })));
    if (begun) setNumber('');
  }
  return (
    <Panel title={t(talking ? 'desk.keypad' : 'desk.dial')}>
      <form onSubmit={dial}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            id="desk-number"
            style={{ flex: 1 }}
            inputMode="tel"
            aria-label={t('desk.number')}
            placeholder={t('desk.number')}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <ActionIcon type="submit" size={36} aria-label={t('desk.dial')} disabled={!number.trim() || !!call || agent.status === 'logged_out'}>
            <Phone size={17} aria-hidden />
          </ActionIcon>
        </Group>
      </form>
      <div className="keypad" style={{ marginTop: '0.75rem' }}>
        {keys.map((key) => (
          <Button key={key} variant="default" onClick={() => (talking ? phone.press(key) : setNumber((before) => before + key))}>
            {key}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
