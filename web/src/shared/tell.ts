import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { fieldsOf, isKind, problemText } from '../api/problem';

/**
 * Does something that was asked for by hand; says what came of it.
 * @param again Shows what is there by now, where somebody else has changed it meanwhile.
 */
export async function doing(act: () => Promise<unknown>, done?: string, again?: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    if (done) tell(done, 'sea', 5000);
    return true;
  } catch (error) {
    await tellTrouble(error, again);
    return false;
  }
}

/**
 * Saves a form: what is wrong with which of its fields, or null when it is kept.
 * @param again Shows what is there by now, where somebody else has changed it since it was opened.
 */
export async function saving(act: () => Promise<unknown>, done: string, again?: () => Promise<unknown>): Promise<Record<string, string> | null> {
  try {
    await act();
    tell(done, 'sea', 5000);
    return null;
  } catch (error) {
    await tellTrouble(error, again);
    return fieldsOf(error);
  }
}

async function tellTrouble(error: unknown, again?: () => Promise<unknown>): Promise<void> {
  if (!isKind(error, 'stale')) tell(problemText(error), 'red', 9000);
  else {
    tell(i18next.t(again ? 'app.staleShown' : 'app.stale'), 'red', 15000);
    // Where that fails too, what was said still holds.
    await again?.().catch(() => undefined);
  }
}

function tell(message: string, color: string, autoClose: number): void {
  notifications.show({ message, color, autoClose, closeButtonProps: { 'aria-label': i18next.t('app.close') } });
}
