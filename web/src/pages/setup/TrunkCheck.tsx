import { Button, Group, Loader, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { api, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';

type Answer = Schemas['TrunkAnswerModel'];

/** Asks a trunk now whether it is there, and says what each of its addresses answered. */
export function TrunkCheck({ trunk, onClose }: { trunk: Schemas['TrunkModel']; onClose: () => void }) {
  const { t } = useWords();
  const [found, setFound] = useState<Schemas['TrunkCheckModel'] | null>(null);
  const [busy, setBusy] = useState(true);
  const check = useCallback(async () => {
    setBusy(true);
    setFound(null);
    await doing(async () => setFound(await must(api.POST('/v1/trunks/{id}/check', { params: { path: { id: trunk.id } } }))));
    setBusy(false);
  }, [trunk.id]);
  useEffect(() => void check(), [check]);
  return (
    <Modal opened onClose={onClose} title={t('trunk.checkOf', { name: trunk.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div role="status">
        {busy && (
          <Group gap="sm">
            <Loader type="dots" size="sm" aria-hidden />
            {t('trunk.checking')}
          </Group>
        )}
        {found && (
          <>
            <Pill tone={found.isReachable ? 'ready' : 'alarm'}>{t(found.isReachable ? 'trunk.isThere' : 'trunk.isNotThere')}</Pill>
            {found.unresolved && <p>{t('trunk.unresolved', { why: found.unresolved })}</p>}
            <dl style={{ margin: '0.75rem 0 0' }}>
              {found.answers.map((answer) => (
                <div key={answer.address} style={{ marginBottom: '0.5rem' }}>
                  <dt className="mono" style={{ overflowWrap: 'anywhere' }}>{answer.address}</dt>
                  <dd style={{ margin: 0 }}>{t(`trunkAnswer.${answer.result}`, wordsOf(answer, t))}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('app.close')}
        </Button>
        <Button loading={busy} onClick={() => void check()}>
          {t('trunk.checkAgain')}
        </Button>
      </Group>
    </Modal>
  );
}

function wordsOf({ status, reason, milliseconds }: Answer, t: (key: string, values: Record<string, unknown>) => string): Record<string, unknown> {
  return { status, reason, time: milliseconds < 1000 ? t('unit.millis', { value: Math.max(1, Math.round(milliseconds)) }) : t('unit.seconds', { value: (milliseconds / 1000).toFixed(1) }) };
}
