import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from './en';

export const languages = { zh: '中文', en: 'English' } as const;
export type Language = keyof typeof languages;

const kept = 'tandem.language';

// A part of its own for each: nobody loads the words he does not read.
const sources: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import('./en'),
  zh: () => import('./zh'),
};

export function preferred(given: string | null, browser: readonly string[]): Language {
  if (given === 'en' || given === 'zh') return given;
  const first = browser.find((each) => /^(zh|en)/i.test(each)) ?? 'en';
  return first.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export async function startLanguage(): Promise<void> {
  const language = preferred(localStorage.getItem(kept), navigator.languages);
  // React escapes what it shows.
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _space, key) => console.error(`no words for ${key}`),
  });
  await setLanguage(language);
}

export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await sources[language]()).default);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(kept, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function useWords() {
  const { t, i18n } = useTranslation();
  return {
    t: t as (key: string, values?: Record<string, unknown>) => string,
    /** Whether there are words for it: not for all that the server can say there need to be. */
    has: (key: string) => i18n.exists(key),
    /** Of what the server names, the word where there is one; else the name itself. */
    word: (kind: string, value: unknown) => (i18n.exists(`${kind}.${String(value)}`) ? t(`${kind}.${String(value)}`) : String(value ?? '')),
    language: i18n.language as Language,
  };
}
