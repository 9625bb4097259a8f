import { Button, Collapse, Kbd, Select, Switch, Text, TextInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import type { Tone } from '../../shared/tones';
import type { PhoneStanding } from '../../phone/phone';
import { echoTest, levelOf } from '../../phone/microphone';
import { deskSettings, useDeskSettings } from './settings';
import { shortcuts } from './shortcuts';
import { usePhone } from './usePhone';

const standings: Record<PhoneStanding, Tone> = { off: 'away', starting: 'away', ready: 'ready', elsewhere: 'ringing', lost: 'alarm', noMicrophone: 'alarm', refused: 'alarm' };

/** The phone in the page, or that the one on the table is used; devices, and how calls are told of. */
export function PhoneCard() {
  const { t } = useWords();
  const { state } = usePhone();
  const settings = useDeskSettings();
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('phone.title')} actions={settings.browserPhone ? <Pill tone={standings[state.standing]}>{t(`phone.${state.standing}`)}</Pill> : undefined}>
      <Switch
        label={t('phone.inPage')}
        description={t(settings.browserPhone ? `phone.${state.standing}Hint` : 'phone.deskHint')}
        checked={settings.browserPhone}
        onChange={(event) => deskSettings.set({ browserPhone: event.currentTarget.checked })}
      />
      <Button mt="sm" size="compact-sm" variant="subtle" aria-expanded={open} rightSection={<ChevronDown size={14} aria-hidden />} onClick={() => setOpen(!open)}>
        {t('phone.settings')}
      </Button>
      <Collapse expanded={open}>{open && <Devices />}</Collapse>
    </Panel>
  );
}

function Devices() {
  const { t } = useWords();
  const settings = useDeskSettings();
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [testing, setTesting] = useState(false);
  const level = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!navigator.mediaDevices) return;
    const list = () => void navigator.mediaDevices.enumerateDevices().then(setDevices);
    list();
    navigator.mediaDevices.addEventListener('devicechange', list);
    return () => navigator.mediaDevices.removeEventListener('devicechange', list);
  }, []);
  useEffect(() => levelOf(settings.microphone, (share) => level.current && (level.current.style.width = `${Math.round(share * 100)}%`)), [settings.microphone]);
  const of = (kind: MediaDeviceKind) =>
    devices.filter((device) => device.kind === kind && device.deviceId).map((device, index) => ({ value: device.deviceId, label: device.label || `${t(`phone.${kind}`)} ${index + 1}` }));
  async function hear() {
    setTesting(true);
    await echoTest(settings.microphone, settings.speaker).catch(() => undefined);
    setTesting(false);
  }
  return (
    <div style={{ display: 'grid', gap: '0.6rem', paddingTop: '0.5rem' }}>
      <Select label={t('phone.audioinput')} clearable placeholder={t('phone.usual')} data={of('audioinput')} value={settings.microphone ?? null} onChange={(value) => deskSettings.set({ microphone: value ?? undefined })} />
      <div className="level" role="img" aria-label={t('phone.level')}>
        <div ref={level} />
      </div>
      <Select label={t('phone.audiooutput')} clearable placeholder={t('phone.usual')} data={of('audiooutput')} value={settings.speaker ?? null} onChange={(value) => deskSettings.set({ speaker: value ?? undefined })} />
      <Button size="compact-sm" variant="default" loading={testing} onClick={() => void hear()}>
        {t('phone.echo')}
      </Button>
      <Switch label={t('phone.ring')} checked={settings.ringSound} onChange={(event) => deskSettings.set({ ringSound: event.currentTarget.checked })} />
      <Switch
        label={t('phone.notify')}
        checked={settings.notify}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          void Notification.requestPermission().then((given) => deskSettings.set({ notify: wanted && given === 'granted' }));
        }}
      />
      <Switch label={t('phone.popOnAnswer')} checked={settings.popOnAnswer} onChange={(event) => deskSettings.set({ popOnAnswer: event.currentTarget.checked })} />
      <TextInput label={t('phone.pop')} description={t('phone.popHint')} placeholder="https://crm.example/search?phone={number}" value={settings.popTemplate} onChange={(event) => deskSettings.set({ popTemplate: event.currentTarget.value })} />
      <Text size="xs" c="dimmed">
        {Object.entries(shortcuts).map(([name, key]) => (
          <span key={name} style={{ marginInlineEnd: 10, whiteSpace: 'nowrap' }}>
            <Kbd size="xs">Alt</Kbd> <Kbd size="xs">{key}</Kbd> {t(`shortcut.${name}`)}
          </span>
        ))}
      </Text>
    </div>
  );
}
