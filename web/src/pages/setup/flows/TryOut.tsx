import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, must, type Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { Panel } from '../../../shared/Page';
import { doing } from '../../../shared/tell';

/** Walks a simulated call through the draft, in virtual time. */
export function TryOut({ id, before, choose }: { id: number; before: () => Promise<void>; choose: (node: string) => void }) {
  const { t, word } = useWords();
  const [keys, setKeys] = useState('');
  const [caller, setCaller] = useState('13800138000');
  const [steps, setSteps] = useState<Schemas['FlowTrialModel']['steps'] | null>(null);
  async function walk() {
    await before();
    const body = { keys: keys || null, caller: caller || null } as unknown as Schemas['FlowTry'];
    setSteps((await must(api.POST('/v1/flows/{id}/try', { params: { path: { id } }, body }))).steps);
  }
  return (
    <Panel title={t('flow.tryOut')}>
      <div style={{ display: 'grid', gap: '0.6rem' }}>
        <TextInput size="xs" label={t('flow.caller')} value={caller} onChange={(event) => setCaller(event.currentTarget.value)} />
        <TextInput size="xs" label={t('flow.keys')} placeholder="1,-,2" value={keys} onChange={(event) => setKeys(event.currentTarget.value)} />
        <Button size="xs" onClick={() => void doing(walk)}>
          {t('flow.run')}
        </Button>
      </div>
      {steps && (
        <ol style={{ margin: '0.75rem 0 0', paddingInlineStart: '1.2rem', fontSize: '0.85rem' }}>
          {steps.map((step, index) => (
            <li key={index} style={{ overflowWrap: 'anywhere' }}>
              <span className="muted">{t('unit.seconds', { value: (step.millis / 1000).toFixed(1) })}</span>{' '}
              {step.node && (
                <button type="button" className="link-button" onClick={() => choose(step.node)}>
                  {step.node}
                </button>
              )}{' '}
              {word('flowStep', step.what)} {step.text}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
