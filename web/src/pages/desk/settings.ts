import { useSyncExternalStore } from 'react';

/** What an agent has set for this browser. */
export interface DeskSettings {
  browserPhone: boolean;
  microphone?: string;
  speaker?: string;
  ringSound: boolean;
  notify: boolean;
  /** An address that is offered for a caller, {number} in it being his. */
  popTemplate: string;
}

const key = 'tandem.desk';
const usual: DeskSettings = { browserPhone: false, ringSound: true, notify: false, popTemplate: '' };

class Settings {
  private value: DeskSettings = { ...usual, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<DeskSettings>) };
  private readonly listeners = new Set<() => void>();

  get = (): DeskSettings => this.value;

  set(part: Partial<DeskSettings>): void {
    this.value = { ...this.value, ...part };
    localStorage.setItem(key, JSON.stringify(this.value));
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const deskSettings = new Settings();

export function useDeskSettings(): DeskSettings {
  return useSyncExternalStore(deskSettings.subscribe, deskSettings.get);
}

/** The customer's page; null where none is set, or what is set is no web address. */
export function popAddress(template: string, number: string): string | null {
  if (!template || !number) return null;
  try {
    const address = new URL(template.replaceAll('{number}', encodeURIComponent(number)));
    // An address that runs script (javascript:) is none.
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null;
  } catch {
    return null;
  }
}
