import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { fieldsOf, problemText } from '../api/problem';

/** Does something that was asked for by hand; says what came of it. */
export async function doing(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done) tell(done, 'sea', 5000);
    return true;
  } catch (error) {
    tell(problemText(error), 'red', 9000);
    return false;
  }
}

/** Saves a form: what is wrong with which of its fields, or null when it is kept. */
export async function saving(act: () => Promise<unknown>, done: string): Promise<Record<string, string> | null> {
  try {
    await act();
    tell(done, 'sea', 5000);
    return null;
  } catch (error) {
    tell(problemText(error), 'red', 9000);
    return fieldsOf(error);
  }
}

function tell(message: string, color: string, autoClose: number): void {
  notifications.show({ message, color, autoClose, closeButtonProps: { 'aria-label': i18next.t('app.close') } });
}
