import { Button, CopyButton, Group, Loader, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState, type FormEvent } from 'react';
import { api, hooks, must, type Schemas } from '../api/client';
import { useWords } from '../i18n/i18n';
import { doing } from '../shared/tell';
import { CodeInput } from './CodeInput';

/** Turns one's own code at sign-in on or off, and gives other recovery codes. What is shown is shown this once. */
export function TotpSteps({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/me/totp');
  const [made, setMade] = useState<Schemas['MadeTotp'] | null>(null);
  const [recovery, setRecovery] = useState<string[] | null>(null);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  if (!data) return <Loader type="dots" />;
  if (recovery) return <Recovery codes={recovery} onDone={onDone} />;
  const { isOn, isDemanded, recoveryCodesLeft } = data;

  async function act(what: () => Promise<unknown>, done?: string): Promise<boolean> {
    setBusy(true);
    const kept = await doing(what, done);
    setBusy(false);
    setCode('');
    if (kept) await queries.invalidateQueries({ queryKey: ['get', '/v1/me/totp'] });
    return kept;
  }

  const body = { code: code.trim() };
  const begin = () => act(async () => setMade(await must(api.POST('/v1/me/totp', { body: { password: password || null } }))));
  const renew = () => act(async () => setRecovery((await must(api.POST('/v1/me/totp/recovery-codes', { body }))).recoveryCodes));
  const turnOn = () => act(async () => setRecovery((await must(api.PUT('/v1/me/totp', { body }))).recoveryCodes), t('totp.isOn'));
  async function turnOff() {
    if (await act(() => must(api.DELETE('/v1/me/totp', { body })), t('totp.isOff'))) onDone();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void (made ? turnOn() : isOn ? renew() : begin());
  }

  return (
    <form onSubmit={submit}>
      <p className="muted" style={{ marginTop: 0 }}>
        {t(made ? 'totp.scanHint' : !isOn ? 'totp.onHint' : isDemanded ? 'totp.demandedHint' : 'totp.offHint')}
      </p>
      {isOn && !made && <p className="muted">{t('totp.left', { count: recoveryCodesLeft })}</p>}
      {made && <Shown made={made} />}
      {isOn || made ? (
        <CodeInput value={code} put={setCode} />
      ) : (
        <PasswordInput
          label={t('totp.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end" mt="lg">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
        )}
        {isOn && !made && !isDemanded && (
          <Button color="red.8" loading={busy} disabled={!body.code} onClick={() => void turnOff()}>
            {t('totp.turnOff')}
          </Button>
        )}
        <Button type="submit" loading={busy}>
          {t(made ? 'totp.turnOn' : isOn ? 'totp.renew' : 'totp.begin')}
        </Button>
      </Group>
    </form>
  );
}

/** What an authenticator is set up with. */
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

/** Codes for the day the authenticator is lost. */
function Recovery({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useWords();
  return (
    <>
      <p className="muted" style={{ marginTop: 0 }}>{t('totp.recoveryHint')}</p>
      <ul className="secret" aria-label={t('totp.recovery')} style={{ columns: 2, listStyle: 'none', margin: 0, padding: 12 }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'setup.copied' : 'setup.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('totp.keptThem')}</Button>
      </Group>
    </>
  );
}
