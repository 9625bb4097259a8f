import { ActionIcon, Group } from '@mantine/core';
import { ArrowRightLeft, PhoneOff, Waypoints } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import type { Call } from '../../live/LiveStore';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { Timer } from '../../shared/Timer';
import type { Tone } from '../../shared/tones';

const callTones: Record<string, Tone> = { waiting: 'ringing', offering: 'ringing', ringing: 'ringing', talking: 'talking', flow: 'wrap', routing: 'away', ending: 'away' };

/** A call in progress, and what a supervisor may do about it. */
export const CallRow = memo(function CallRow({ call, agents, index, onMove }: { call: Call; agents: string; index: number; onMove: (call: Call) => void }) {
  const { t } = useWords();
  return (
    <tr aria-rowindex={index + 2}>
      <td className="strong">{call.callerNumber || t('call.hidden')}</td>
      <td>
        {call.queue || call.dialled}
        {call.position !== null && <span className="muted"> #{call.position}</span>}
      </td>
      <td>
        <Pill tone={callTones[call.state] ?? 'away'}>{t(`callState.${call.state}`)}</Pill>
      </td>
      <td className="call-agents">{agents || '—'}</td>
      <td className="num">
        <Timer since={call.start} />
      </td>
      <td>
        <Group gap={2} justify="flex-end" wrap="nowrap">
          <ActionIcon component={Link} href={`/why/${call.call}`} variant="subtle" aria-label={t('wall.why')} title={t('wall.why')}>
            <Waypoints size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t('wall.move')} title={t('wall.move')} onClick={() => onMove(call)}>
            <ArrowRightLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('wall.hangUp')}
            title={t('wall.hangUp')}
            onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/hang-up', { params: { path: { id: call.call } } })), t('wall.hungUp'))}
          >
            <PhoneOff size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </td>
    </tr>
  );
});
