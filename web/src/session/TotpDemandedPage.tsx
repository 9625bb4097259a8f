import { Button, Title } from '@mantine/core';
import { useWords } from '../i18n/i18n';
import { LanguageMenu, SchemeButton } from '../app/Preferences';
import { useSigning } from './session';
import { TotpSteps } from './TotpSteps';

/** All that somebody sees of whom a code at sign-in is demanded, until he has one. */
export default function TotpDemandedPage() {
  const { t } = useWords();
  const { signOut, ask } = useSigning();
  return (
    <main style={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: '1rem' }}>
      <div style={{ width: '100%', maxWidth: '28rem' }}>
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginBottom: 12 }}>
          <LanguageMenu />
          <SchemeButton />
          <Button variant="subtle" size="compact-sm" onClick={() => void signOut()}>
            {t('app.signOut')}
          </Button>
        </div>
        <div className="panel" style={{ padding: '2rem' }}>
          <Title order={1} mb="sm">
            {t('totp.title')}
          </Title>
          <p>{t('totp.demanded')}</p>
          <TotpSteps onDone={() => void ask()} />
        </div>
      </div>
    </main>
  );
}
