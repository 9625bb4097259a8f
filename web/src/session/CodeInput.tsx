import { TextInput } from '@mantine/core';
import { useWords } from '../i18n/i18n';

/** What an authenticator shows, or a recovery code. */
export function CodeInput({ value, put, autoFocus }: { value: string; put: (code: string) => void; autoFocus?: boolean }) {
  const { t } = useWords();
  return (
    <TextInput
      label={t('totp.code')}
      description={t('totp.codeHint')}
      autoComplete="one-time-code"
      maxLength={32}
      required
      withAsterisk={false}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}
