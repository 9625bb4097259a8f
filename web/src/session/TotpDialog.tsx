import { Button, Group, Loader, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState, type FormEvent } from 'react';
import { api, hooks, must, type Schemas } from '../api/client';
import { useWords } from '../i18n/i18n';
import { doing } from '../shared/tell';
import { CodeInput } from './CodeInput';

/** Turns one's own code at sign-in on or off. */
export default function TotpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/me/totp');
  const [made, setMade] = useState<Schemas['MadeTotp'] | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const isOn = data?.isOn;

  async function act(what: () => Promise<unknown>, done?: string): Promise<boolean> {
    setBusy(true);
    const kept = await doing(what, done);
    setBusy(false);
    setCode('');
    return kept;
  }

  const begin = () => act(async () => setMade(await must(api.POST('/v1/me/totp'))));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = { code: code.trim() };
    const ask = () => must(isOn ? api.DELETE('/v1/me/totp', { body }) : api.PUT('/v1/me/totp', { body }));
    if (!(await act(ask, t(isOn ? 'totp.isOff' : 'totp.isOn')))) return;
    await queries.invalidateQueries({ queryKey: ['get', '/v1/me/totp'] });
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('totp.title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {isOn === undefined ? (
        <Loader type="dots" />
      ) : (
        <form onSubmit={submit}>
          <p className="muted" style={{ marginTop: 0 }}>{t(isOn ? 'totp.offHint' : made ? 'totp.scanHint' : 'totp.onHint')}</p>
          {made && <Shown made={made} />}
          {(isOn || made) && <CodeInput value={code} put={setCode} />}
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            {isOn || made ? (
              <Button type="submit" loading={busy} color={isOn ? 'red.8' : undefined}>
                {t(isOn ? 'totp.turnOff' : 'totp.turnOn')}
              </Button>
            ) : (
              <Button loading={busy} onClick={() => void begin()}>
                {t('totp.begin')}
              </Button>
            )}
          </Group>
        </form>
      )}
    </Modal>
  );
}

/** What an authenticator is set up with, shown this once. */
function Shown({ made }: { made: Schemas['MadeTotp'] }) {
  const { t } = useWords();
  return (
    <>
      <div style={{ background: '#fff', padding: 16, width: 'fit-content', margin: '0 auto 1rem', borderRadius: 8 }}>
        <QRCodeSVG value={made.uri} size={180} title={t('totp.qr')} />
      </div>
      <p className="secret" style={{ overflowWrap: 'anywhere' }}>{made.secret}</p>
    </>
  );
}
