import { Button, Group, Text } from '@mantine/core';
import { ExternalLink, Mic, MicOff, Pause, Phone, PhoneOff, Play, Undo2 } from 'lucide-react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import type { Agent, Call } from '../../live/LiveStore';
import { Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { Timer } from '../../shared/Timer';
import { doingOf } from '../../shared/tones';
import { CallIn } from './CallIn';
import { useCustomerPage } from './customerPage';
import { PhoneCallBar } from './PhoneCallBar';
import { usePhone } from './usePhone';

export function callActions(leg: string) {
  const path = { params: { path: { id: leg } } };
  return {
    answer: () => doing(() => must(api.POST('/v1/calls/{id}/answer', path))),
    hangUp: () => doing(() => must(api.POST('/v1/calls/{id}/hang-up', path))),
    hold: () => doing(() => must(api.POST('/v1/calls/{id}/hold', { ...path, body: {} }))),
    unhold: () => doing(() => must(api.POST('/v1/calls/{id}/unhold', { ...path, body: {} }))),
    back: () => doing(() => must(api.POST('/v1/calls/{id}/cancel-consultation', { ...path, body: {} }))),
  };
}

/** With whom he talks in a call: the number outside, or the colleague. */
export function otherOf(call: Call, agentId: number): string {
  const dialledByHim = call.legs[0]?.agentId === agentId;
  return (dialledByHim ? call.dialled : call.callerNumber) || '';
}

export function CallCard({ agent, call }: { agent: Agent; call?: Call }) {
  const { t } = useWords();
  const { phone, state } = usePhone();
  const leg = agent.leg;
  const other = call ? otherOf(call, agent.id) : '';
  const page = useCustomerPage(agent, call, other);
  if (!call || !leg) {
    return (
      <Panel>
        {state.call ? (
          <PhoneCallBar />
        ) : (
          <Text c="dimmed" ta="center" py="xl">
            {t(doingOf(agent) === 'ready' ? 'desk.waiting' : 'desk.noCall')}
          </Text>
        )}
      </Panel>
    );
  }
  const act = callActions(leg);
  const ringing = agent.callState === 'ringing';
  const held = agent.callState === 'held';
  const inPage = state.call !== null;
  return (
    <Panel>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <div className="desk-call-number" data-testid="other">{other || t('call.hidden')}</div>
          <Text c="dimmed" size="sm">
            {call.queue ? t('desk.fromQueue', { queue: call.queue }) : t('desk.direct', { dialled: call.dialled })}
          </Text>
        </div>
        <div style={{ textAlign: 'end' }}>
          <Pill tone={ringing ? 'ringing' : held ? 'ringing' : 'talking'}>{t(ringing ? 'doing.ringing' : held ? 'doing.held' : 'doing.talking')}</Pill>
          <div>
            <Timer since={call.start} className="desk-state" />
          </div>
        </div>
      </Group>
      {state.quality && (
        <Text size="sm" mt="xs" role="status">
          {t('desk.connection')} <span className={state.quality === 'poor' ? 'alarm strong' : 'strong'}>{t(`quality.${state.quality}`)}</span>
        </Text>
      )}
      <Group mt="lg" gap="xs">
        {ringing && (
          <Button size="md" color="green.9" leftSection={<Phone size={17} aria-hidden />} onClick={() => (inPage ? phone.answer() : void act.answer())}>
            {t('desk.answer')}
          </Button>
        )}
        {!ringing && (
          <Button variant="default" leftSection={held ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />} onClick={() => void (held ? act.unhold() : act.hold())}>
            {t(held ? 'desk.unhold' : 'desk.hold')}
          </Button>
        )}
        {!ringing && inPage && (
          <Button variant="default" leftSection={state.call?.muted ? <Mic size={16} aria-hidden /> : <MicOff size={16} aria-hidden />} onClick={() => phone.mute(!state.call?.muted)}>
            {t(state.call?.muted ? 'desk.unmute' : 'desk.mute')}
          </Button>
        )}
        {!ringing && <CallIn leg={leg} />}
        {!ringing && call.legs.length > 2 && (
          <Button variant="default" leftSection={<Undo2 size={16} aria-hidden />} onClick={() => void act.back()}>
            {t('desk.back')}
          </Button>
        )}
        {page && (
          <Button variant="default" component="a" href={page} target="_blank" rel="noopener noreferrer" leftSection={<ExternalLink size={16} aria-hidden />}>
            {t('desk.customerPage')}
          </Button>
        )}
        <Button color="red.8" leftSection={<PhoneOff size={16} aria-hidden />} onClick={() => (ringing && inPage ? phone.hangUp() : void act.hangUp())}>
          {t(ringing ? 'desk.decline' : 'desk.hangUp')}
        </Button>
      </Group>
    </Panel>
  );
}
