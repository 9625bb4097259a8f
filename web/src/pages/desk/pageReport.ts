import { api } from '../../api/client';
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

  /** @param agent Who works here; null while nobody is signed in to queues. */
  know(agent: number | null, standing: PhoneStanding): void {
    this.agent = agent;
    this.standing = standing;
  }

  start(): void {
    this.worker ??= new Worker(new URL('./beat.worker.ts', import.meta.url), { type: 'module' });
    this.worker.onmessage = () => void this.tell();
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    if (this.told && this.agent !== null) void api.DELETE('/v1/agents/{id}/page', { params: { path: { id: this.agent } } }).catch(() => undefined);
    this.told = false;
  }

  private async tell(): Promise<void> {
    // Of several tabs, the one that has the phone.
    if (this.agent === null || ['off', 'starting', 'elsewhere'].includes(this.standing)) return;
    this.told = true;
    const body = { microphone: this.standing !== 'noMicrophone' };
    await api.PUT('/v1/agents/{id}/page', { params: { path: { id: this.agent } }, body }).catch(() => undefined);
  }
}
