import { Alert, Button, Group } from '@mantine/core';
import { Play } from 'lucide-react';
import { useWords } from '../../i18n/i18n';
import type { Agent } from '../../live/LiveStore';
import { agentActions } from './StateCard';
import { usePhone } from './usePhone';

/** What the server gave as the reason of a break because of the page. */
const reasons = ['page asleep', 'page closed', 'no microphone'];

/**
 * His page slept, or had no microphone, and he is on break for that; now it works again. A machine may wake with nobody before it, so he says himself that he
 * is there: in one press.
 */
export function RestedNotice({ agent }: { agent: Agent }) {
  const { t } = useWords();
  const { state } = usePhone();
  if (agent.status !== 'on_break' || !reasons.includes(agent.reason) || state.standing !== 'ready') return null;
  return (
    <Alert color="orange" mb="md" title={t(`reason.${agent.reason}`)}>
      <Group justify="space-between">
        <span>{t('desk.rested')}</span>
        <Button leftSection={<Play size={16} aria-hidden />} onClick={() => void agentActions(agent).ready()}>
          {t('desk.readyAgain')}
        </Button>
      </Group>
    </Alert>
  );
}
