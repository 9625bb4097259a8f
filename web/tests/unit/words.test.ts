import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en';
import { preferred } from '../../src/i18n/i18n';
import zh from '../../src/i18n/zh';

function flat(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value as object, `${path}${key}.`)));
}

describe('words', () => {
  it('are there in both languages, with the same places to fill in', () => {
    const chinese = new Map(flat(zh));
    for (const [key, text] of flat(en)) {
      const places = (each: string) => [...each.matchAll(/\{\{\w+\}\}/g)].map((match) => match[0]).sort();
      expect(places(chinese.get(key) ?? ''), key).toEqual(places(text));
      expect(chinese.get(key), key).toBeTruthy();
    }
  });

  it('are Chinese where they are said to be', () => {
    const untranslated = flat(zh).filter(([, text]) => !/[\u4e00-\u9fff]/.test(text) && /[a-z]{4}/.test(text.replaceAll(/\{\{\w+\}\}/g, '')));
    expect(untranslated).toEqual([]);
  });
});

describe('the language', () => {
  it.each([
    ['zh', ['en-GB'], 'zh'],
    [null, ['zh-TW', 'en'], 'zh'],
    [null, ['de', 'en-US'], 'en'],
    [null, [], 'en'],
  ] as const)('%s %s is %s', (kept, browser, language) => expect(preferred(kept, browser)).toBe(language));
});
