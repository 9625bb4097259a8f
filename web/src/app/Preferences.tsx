import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Languages, Moon, Sun } from 'lucide-react';
import { languages, setLanguage, useWords, type Language } from '../i18n/i18n';

/** Shows the other language by its own name. */
export function LanguageMenu() {
  const { language } = useWords();
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return (
    <Button variant="subtle" size="compact-sm" lang={other} leftSection={<Languages size={15} aria-hidden />} onClick={() => void setLanguage(other)}>
      {languages[other]}
    </Button>
  );
}

export function SchemeButton() {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <ActionIcon variant="subtle" aria-label={t(dark ? 'app.light' : 'app.dark')} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {dark ? <Sun size={17} aria-hidden /> : <Moon size={17} aria-hidden />}
    </ActionIcon>
  );
}
