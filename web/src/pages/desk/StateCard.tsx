import { Button, Group, Menu } from '@mantine/core';
import { ChevronDown, Coffee, LogOut, Play, UserCheck } from 'lucide-react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import type { Agent } from '../../live/LiveStore';
import { Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { AgentTimer } from '../../shared/AgentTimer';
import { causeOf, doingOf, tones } from '../../shared/tones';

const breaks = ['coffee', 'lunch', 'training', 'meeting', 'other'] as const;

export function agentActions(agent: Agent) {
  const path = { params: { path: { id: agent.id } } };
  return {
    signIn: () => doing(() => must(api.POST('/v1/agents/{id}/sign-in', { ...path, body: {} }))),
    signOut: () => doing(() => must(api.POST('/v1/agents/{id}/sign-out', { ...path, body: {} }))),
    ready: () => doing(() => must(api.POST('/v1/agents/{id}/ready', { ...path, body: {} }))),
    rest: (reason: string) => doing(() => must(api.POST('/v1/agents/{id}/break', { ...path, body: { reason } }))),
    wrapUp: (seconds: number) => doing(() => must(api.POST('/v1/agents/{id}/wrap-up', { ...path, body: { seconds } }))),
  };
}

export function StateCard({ agent }: { agent: Agent }) {
  const { t } = useWords();
  const does = doingOf(agent);
  const act = agentActions(agent);
  return (
    <Panel>
      <Group justify="space-between" wrap="nowrap">
        <Pill tone={tones[does]}>{t(`doing.${does}`)}</Pill>
        <AgentTimer agent={agent} className="desk-state" />
      </Group>
      {causeOf(agent, t) && <div className="muted">{causeOf(agent, t)}</div>}
      <Group mt="md" gap="xs" grow>
        {agent.status === 'logged_out' ? (
          <Button leftSection={<UserCheck size={16} aria-hidden />} onClick={() => void act.signIn()}>
            {t('desk.signIn')}
          </Button>
        ) : agent.status === 'on_break' ? (
          <Button leftSection={<Play size={16} aria-hidden />} onClick={() => void act.ready()}>
            {t('desk.ready')}
          </Button>
        ) : (
          <Menu width="target">
            <Menu.Target>
              <Button variant="default" leftSection={<Coffee size={16} aria-hidden />} rightSection={<ChevronDown size={14} aria-hidden />}>
                {t('desk.break')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {breaks.map((each) => (
                <Menu.Item key={each} onClick={() => void act.rest(t(`break.${each}`))}>
                  {t(`break.${each}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {agent.status !== 'logged_out' && (
          <Button variant="default" leftSection={<LogOut size={16} aria-hidden />} onClick={() => void act.signOut()}>
            {t('desk.signOut')}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
