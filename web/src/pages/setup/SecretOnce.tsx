import { Button, CopyButton, Group, Modal } from '@mantine/core';
import { useWords } from '../../i18n/i18n';

/** A secret that is shown this once. */
export function SecretOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal opened onClose={onClose} title={t('setup.secret')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p className="muted" style={{ marginTop: 0 }}>{t('setup.secretHint')}</p>
      <div className="secret">{secret}</div>
      <Group justify="flex-end" mt="md">
        <CopyButton value={secret}>{({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'setup.copied' : 'setup.copy')}</Button>}</CopyButton>
      </Group>
    </Modal>
  );
}
