import { Menu } from '@mantine/core';
import { Coffee, Ear, LogOut, MessageSquareMore, PhoneForwarded, PhoneOff, UserCheck, Users } from 'lucide-react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import type { Agent } from '../../live/LiveStore';
import { useMe } from '../../session/session';
import { doing } from '../../shared/tell';
import { doingOf } from '../../shared/tones';

/** What a supervisor may do about an agent: with his call, and with his state. */
export function AgentMenu({ agent }: { agent: Agent }) {
  const { t } = useWords();
  const does = doingOf(agent);
  const path = { params: { path: { id: agent.id } } };
  return (
    <Menu.Dropdown>
      {agent.leg && (does === 'talking' || does === 'held') && <CallItems agent={agent} leg={agent.leg} />}
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
  );
}

function CallItems({ agent, leg }: { agent: Agent; leg: string }) {
  const { t } = useWords();
  const me = useMe();
  const path = { params: { path: { id: leg } } };
  return (
    <>
      <Menu.Label>{t('wall.call')}</Menu.Label>
      {me.userId !== null && me.userId !== agent.id && (
        <>
          <Menu.Item leftSection={<Ear size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/monitor', { ...path, body: {} })), t('wall.listening'))}>
            {t('wall.listen')}
          </Menu.Item>
          <Menu.Item leftSection={<MessageSquareMore size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/whisper', { ...path, body: {} })), t('wall.whispering'))}>
            {t('wall.whisper')}
          </Menu.Item>
          <Menu.Item leftSection={<Users size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/barge', { ...path, body: {} })), t('wall.barging'))}>
            {t('wall.barge')}
          </Menu.Item>
          <Menu.Item leftSection={<PhoneForwarded size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/intercept', { ...path, body: {} })), t('wall.taking'))}>
            {t('wall.take')}
          </Menu.Item>
        </>
      )}
      <Menu.Item color="red" leftSection={<PhoneOff size={15} aria-hidden />} onClick={() => void doing(() => must(api.POST('/v1/calls/{id}/hang-up', path)), t('wall.hungUp'))}>
        {t('wall.hangUp')}
      </Menu.Item>
    </>
  );
}
