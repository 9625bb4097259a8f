import { api } from '../api/client';
import type { PhoneStanding } from './phone';

/**
 * Tells the server again and again that the page in which an agent works lives, and whether its microphone works: when that stops he is on break, with the
 * cause, before a caller would ring at nobody.
 */
export class PageReport {
  private worker: Worker | null = null;
  private agent: number | null = null;
  private standing: PhoneStanding = 'off';
  private told = false;
  private asleep = false;

  /** @param agent Who works here; null while nobody is signed in to queues. */
  know(agent: number | null, standing: PhoneStanding): void {
    const isNews = agent !== this.agent || standing !== this.standing;
    this.agent = agent;
    this.standing = standing;
    if (isNews && this.worker) void this.tell();
  }

  start(): void {
    this.worker ??= new Worker(new URL('./beat.worker.ts', import.meta.url), { type: 'module' });
    this.worker.onmessage = () => void this.tell();
    document.addEventListener('freeze', this.slept);
    document.addEventListener('resume', this.woken);
  }

  stop(): void {
    document.removeEventListener('freeze', this.slept);
    document.removeEventListener('resume', this.woken);
    this.worker?.terminate();
    this.worker = null;
    if (this.told && this.agent !== null) void api.DELETE('/v1/agents/{id}/page', { params: { path: { id: this.agent } } }).catch(() => undefined);
    this.told = false;
  }

  // Browsers stop a sleeping page's clocks and connections, but not what workers tell it: it would say that it lives, and take no call.
  private readonly slept = () => {
    this.asleep = true;
  };

  private readonly woken = () => {
    this.asleep = false;
    void this.tell();
  };

  private async tell(): Promise<void> {
    // Of several tabs, the one that has the phone.
    if (this.asleep || this.agent === null || ['off', 'starting', 'elsewhere'].includes(this.standing)) return;
    this.told = true;
    const body = { microphone: this.standing !== 'noMicrophone' };
    await api.PUT('/v1/agents/{id}/page', { params: { path: { id: this.agent } }, body }).catch(() => undefined);
  }
}
