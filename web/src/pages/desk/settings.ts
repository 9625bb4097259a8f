import { useSyncExternalStore } from 'react';

/** What an agent has set for this browser. */
export interface DeskSettings {
  browserPhone: boolean;
  microphone?: string;
  speaker?: string;
  ringSound: boolean;
  notify: boolean;
  /** The customer's page of this browser, in place of the tenant's; empty for that one. */
  popTemplate: string;
  /** It opens by itself when a call is answered. */
  popOnAnswer: boolean;
}

const key = 'tandem.desk';
const usual: DeskSettings = { browserPhone: false, ringSound: true, notify: false, popTemplate: '', popOnAnswer: false };

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
