import { notifications } from '@mantine/notifications';
import { problemText } from '../api/problem';

/** Does something that was asked for by hand; says what came of it. */
export async function doing(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done) notifications.show({ message: done, color: 'sea' });
    return true;
  } catch (error) {
    notifications.show({ message: problemText(error), color: 'red', autoClose: 9000 });
    return false;
  }
}
