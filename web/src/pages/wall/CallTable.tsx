import { ActionIcon, Button, Group, Modal, Select, TextInput, Tooltip } from '@mantine/core';
import { ArrowRightLeft, PhoneOff, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { useAgentNames, usePresent } from '../../live/LiveProvider';
import type { Call } from '../../live/LiveStore';
import { Nothing } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { Timer } from '../../shared/Timer';
import type { Tone } from '../../shared/tones';

const callTones: Record<string, Tone> = { waiting: 'ringing', offering: 'ringing', ringing: 'ringing', talking: 'talking', routing: 'away', ending: 'away' };

export function CallTable({ calls }: { calls: Call[] }) {
  const { t } = useWords();
  const names = useAgentNames();
  const [moved, setMoved] = useState<Call | null>(null);
  if (calls.length === 0) return <Nothing>{t('wall.noCalls')}</Nothing>;
  const rows = [...calls].sort((a, b) => a.start.localeCompare(b.start) || a.call.localeCompare(b.call));
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('wall.callList')}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('call.caller')}</th>
            <th scope="col">{t('call.dialled')}</th>
            <th scope="col">{t('call.state')}</th>
            <th scope="col">{t('call.agent')}</th>
            <th scope="col" className="num">{t('call.lasts')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('wall.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 200).map((call) => (
            <tr key={call.call}>
              <td className="strong">{call.callerNumber || t('call.hidden')}</td>
              <td>
                {call.queue || call.dialled}
                {call.position !== null && <span className="muted"> #{call.position}</span>}
              </td>
              <td>
                <Pill tone={callTones[call.state] ?? 'away'}>{t(`callState.${call.state}`)}</Pill>
              </td>
              <td>{agentsOf(call).map((id) => names.get(id) ?? `#${id}`).join(', ') || '—'}</td>
              <td className="num">
                <Timer since={call.start} />
              </td>
              <td>
                <Group gap={2} justify="flex-end" wrap="nowrap">
                  <Tooltip label={t('wall.why')}>
                    <ActionIcon component={Link} href={`/why/${call.call}`} variant="subtle" aria-label={t('wall.why')}>
                      <Waypoints size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label={t('wall.move')}>
                    <ActionIcon variant="subtle" aria-label={t('wall.move')} onClick={() => setMoved(call)}>
                      <ArrowRightLeft size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label={t('wall.hangUp')}>
                    <ActionIcon
                      variant="subtle"
                      color="red"
                      aria-label={t('wall.hangUp')}
                      onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/hang-up', { params: { path: { id: call.call } } })), t('wall.hungUp'))}
                    >
                      <PhoneOff size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moved && <MoveCall call={moved} onDone={() => setMoved(null)} />}
    </div>
  );
}

/** Who of ours is in it or rung for it. */
export function agentsOf(call: Call): number[] {
  return [...new Set(call.legs.filter((leg) => leg.state !== 'ended' && leg.agentId !== null).map((leg) => leg.agentId as number))];
}

function MoveCall({ call, onDone }: { call: Call; onDone: () => void }) {
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
