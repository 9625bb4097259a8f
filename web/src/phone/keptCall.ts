import type { RTCSession } from 'jssip/lib/RTCSession';

const key = 'tandem.call';

interface KeptCall {
  extension: string;
  callId: string;
  localTag: string;
  remoteTag: string;
}

/**
 * The dialog of the call under way, kept for all tabs of this browser: the page that has the phone next (this one loaded anew, or another tab) takes the call
 * over with it (INVITE with Replaces, RFC 3891). It is of no use to whoever does not know the extension's secret.
 */
export const keptCall = {
  keep(extension: string, session: RTCSession): void {
    // JsSIP tells the parts of a dialog's identity nowhere else.
    const dialog = (session as unknown as { _dialog?: { id: { call_id: string; local_tag: string; remote_tag: string } } })._dialog;
    if (!dialog) return;
    const { call_id: callId, local_tag: localTag, remote_tag: remoteTag } = dialog.id;
    localStorage.setItem(key, JSON.stringify({ extension, callId, localTag, remoteTag } satisfies KeptCall));
  },

  forget(): void {
    localStorage.removeItem(key);
  },

  /** The value of Replaces that takes over the extension's call; null where none is kept. Tags are as seen by who gets it. */
  replacesOf(extension: string): string | null {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptCall | null;
    return kept?.extension === extension ? `${kept.callId};to-tag=${kept.remoteTag};from-tag=${kept.localTag}` : null;
  },
};
