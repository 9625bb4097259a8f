import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import logo from '../assets/tandem.svg';
import { isKind, problemText } from '../api/problem';
import { useWords } from '../i18n/i18n';
import { LanguageMenu, SchemeButton } from '../app/Preferences';
import { CodeInput } from './CodeInput';
import { cameBack, providerPath } from './provider';
import { useProvider, useSigning } from './session';

export function SignInPage() {
  const { t } = useWords();
  const { signIn, confirm } = useSigning();
  const hasProvider = useProvider();
  // How the provider has sent this page back; that is said once, and not after a reload.
  const [arrival] = useState(cameBack);
  const [owesCode, setOwesCode] = useState(arrival === 'code');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [trouble, setTrouble] = useState(arrival && arrival !== 'code' ? t(`signIn.provider.${arrival}`) : '');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      await (owesCode ? confirm(code.trim()) : signIn(login.trim(), password, asksCode ? code.trim() : undefined));
    } catch (error) {
      // Too late, or too often: from the beginning.
      if (owesCode && isKind(error, 'unauthenticated')) setOwesCode(false);
      // That a code is needed is no failure: the field for it says so.
      if (isKind(error, 'totp-required') && !asksCode) setAsksCode(true);
      else setTrouble(problemText(error));
      setCode('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <main style={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: '1rem' }}>
      <div style={{ width: '100%', maxWidth: '23rem' }}>
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginBottom: 12 }}>
          <LanguageMenu />
          <SchemeButton />
        </div>
        <form className="panel" onSubmit={submit} style={{ padding: '2rem' }}>
          <Stack gap="md">
            <div>
              <img src={logo} alt="" width={44} height={44} />
              <Title order={1} mt="sm">
                {t('signIn.title')}
              </Title>
              <Text size="sm" c="dimmed">
                {t('signIn.hint')}
              </Text>
            </div>
            {owesCode ? (
              <>
                <Text size="sm">{t('signIn.owesCode')}</Text>
                <CodeInput value={code} put={setCode} autoFocus />
              </>
            ) : (
              <>
                <TextInput
                  label={t('signIn.login')}
                  autoComplete="username"
                  autoFocus
                  required
                  withAsterisk={false}
                  value={login}
                  onChange={(event) => {
                    setLogin(event.currentTarget.value);
                    // Another's may need none.
                    setAsksCode(false);
                  }}
                />
                <PasswordInput
                  label={t('signIn.password')}
                  autoComplete="current-password"
                  required
                  withAsterisk={false}
                  visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                />
                {asksCode && <CodeInput value={code} put={setCode} autoFocus />}
              </>
            )}
            {trouble && (
              <Alert color="red" role="alert" variant="light" styles={{ message: { color: 'var(--alarm)' } }}>
                {trouble}
              </Alert>
            )}
            <Button type="submit" loading={busy} fullWidth>
              {t('signIn.submit')}
            </Button>
            {hasProvider && !owesCode && (
              <Button component="a" href={providerPath} variant="default" fullWidth>
                {t('signIn.provider.button')}
              </Button>
            )}
          </Stack>
        </form>
      </div>
    </main>
  );
}
