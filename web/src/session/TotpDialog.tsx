import { Modal } from '@mantine/core';
import { useWords } from '../i18n/i18n';
import { TotpSteps } from './TotpSteps';

/** One's own code at sign-in. */
export default function TotpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal opened onClose={onClose} title={t('totp.title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <TotpSteps onDone={onClose} onCancel={onClose} />
    </Modal>
  );
}
