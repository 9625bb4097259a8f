import { Button, Group, Text } from '@mantine/core';
import { Mic, MicOff, Phone, PhoneOff } from 'lucide-react';
import { useWords } from '../../i18n/i18n';
import { Pill } from '../../shared/Pill';
import { usePhone } from './usePhone';

/** The call of the page's phone where the desk does not show it: on another page, or of somebody who is not signed in to queues. */
export function PhoneCallBar() {
  const { t } = useWords();
  const { phone, state } = usePhone();
  if (!state.call) return null;
  const { number, muted } = state.call;
  const ringing = state.call.state === 'ringing';
  return (
    <Group gap="xs" role="region" aria-label={t('phone.title')}>
      <Pill tone={ringing ? 'ringing' : 'talking'}>{t(ringing ? 'doing.ringing' : 'doing.talking')}</Pill>
      <Text fw={600}>{number || t('call.hidden')}</Text>
      {ringing ? (
        <Button color="green.9" leftSection={<Phone size={16} aria-hidden />} onClick={() => phone.answer()}>
          {t('desk.answer')}
        </Button>
      ) : (
        <Button variant="default" leftSection={muted ? <Mic size={16} aria-hidden /> : <MicOff size={16} aria-hidden />} onClick={() => phone.mute(!muted)}>
          {t(muted ? 'desk.unmute' : 'desk.mute')}
        </Button>
      )}
      <Button color="red.8" leftSection={<PhoneOff size={16} aria-hidden />} onClick={() => phone.hangUp()}>
        {t(ringing ? 'desk.decline' : 'desk.hangUp')}
      </Button>
    </Group>
  );
}
