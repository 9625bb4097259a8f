import { Menu } from '@mantine/core';
import { Coffee, Ear, LogOut, MessageSquareMore, PhoneForwarded, PhoneOff, UserCheck, Users } from 'lucide-react';
import { memo } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import type { Agent, Call } from '../../live/LiveStore';
import { useMe } from '../../session/session';
import { reasonText } from '../../shared/reasons';
import { doing } from '../../shared/tell';
import { Pill } from '../../shared/Pill';
import { AgentTimer } from '../../shared/AgentTimer';
import { causeOf, doingOf, tones } from '../../shared/tones';

/** An agent with what he does and since when; pressed, what a supervisor may do about it. */
export const AgentTile = memo(function AgentTile({ agent, call }: { agent: Agent; call?: Call }) {
  const { t } = useWords();
  const me = useMe();
  const does = doingOf(agent);
  const cause = causeOf(agent, t);
  const name = agent.name || agent.login;
  const path = { params: { path: { id: agent.id } } };
  const leg = agent.leg;
  const talks = leg && (does === 'talking' || does === 'held');
  return (
    <Menu position="bottom-start" width={230} withinPortal>
      <Menu.Target>
        <button type="button" className="agent-tile">
          <span className="who">
            <span>{name}</span>
            <span className="muted">{agent.extension}</span>
          </span>
          <span className="what">
            <Pill tone={tones[does]}>{does === 'on_break' && cause ? cause : t(`doing.${does}`)}</Pill>
            <AgentTimer agent={agent} />
          </span>
          <span className="with" style={{ display: 'block' }}>
            {call ? `${call.callerNumber}${call.queue ? ` · ${call.queue}` : ''}` : (does !== 'on_break' && cause) || ' '}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {talks && (
          <>
            <Menu.Label>{t('wall.call')}</Menu.Label>
            {me.userId !== null && me.userId !== agent.id && (
              <>
                <Menu.Item leftSection={<Ear size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/monitor', { params: { path: { id: leg } }, body: {} })), t('wall.listening'))}>
                  {t('wall.listen')}
                </Menu.Item>
                <Menu.Item leftSection={<MessageSquareMore size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/whisper', { params: { path: { id: leg } }, body: {} })), t('wall.whispering'))}>
                  {t('wall.whisper')}
                </Menu.Item>
                <Menu.Item leftSection={<Users size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/barge', { params: { path: { id: leg } }, body: {} })), t('wall.barging'))}>
                  {t('wall.barge')}
                </Menu.Item>
                <Menu.Item leftSection={<PhoneForwarded size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/intercept', { params: { path: { id: leg } }, body: {} })), t('wall.taking'))}>
                  {t('wall.take')}
                </Menu.Item>
              </>
            )}
            <Menu.Item color="red" leftSection={<PhoneOff size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/hang-up', { params: { path: { id: leg } } })), t('wall.hungUp'))}>
              {t('wall.hangUp')}
            </Menu.Item>
          </>
        )}
        <Menu.Label>{t('wall.force')}</Menu.Label>
        {does === 'signed_out' ? (
          <Menu.Item leftSection={<UserCheck size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/agents/{id}/sign-in', { ...path, body: {} })))}>
            {t('wall.signIn')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<UserCheck size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/agents/{id}/ready', { ...path, body: {} })))}>
              {t('wall.ready')}
            </Menu.Item>
            <Menu.Item leftSection={<Coffee size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/agents/{id}/break', { ...path, body: { reason: t('wall.bySupervisor') } })))}>
              {t('wall.break')}
            </Menu.Item>
            <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/agents/{id}/sign-out', { ...path, body: {} })))}>
              {t('wall.signOut')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
});
