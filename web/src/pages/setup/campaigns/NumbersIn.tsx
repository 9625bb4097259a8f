import { Button, FileInput, Group, Modal, Progress, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { Pill } from '../../../shared/Pill';
import { doing } from '../../../shared/tell';

/** Numbers into a campaign: typed or pasted, or a file of them, and how far its imports are. */
export function NumbersIn({ campaign, refresh, onClose }: { campaign: Schemas['CampaignModel']; refresh: () => Promise<void>; onClose: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [skip, setSkip] = useState(false);
  const path = { id: campaign.id };
  const imports = hooks.useQuery('get', '/v1/campaigns/{id}/imports', { params: { path } }, { refetchInterval: 1_000 });
  const numbers = text.split(/[\s,;，；、]+/).filter((each) => each);
  async function add() {
    const done = await doing(() => must(api.POST('/v1/campaigns/{id}/numbers', { params: { path }, body: { numbers: numbers.map((number) => ({ number })) } })), t('app.saved'));
    if (done) setText('');
    await refresh();
  }
  async function send() {
    const sent = await doing(() =>
      must(api.POST('/v1/campaigns/{id}/imports', { params: { path, query: { badLines: skip ? 'skip' : 'all' } }, body: file as never, bodySerializer: (body: unknown) => body as File, headers: { 'Content-Type': 'text/csv' } })),
    );
    if (sent) setFile(null);
    await imports.refetch();
    await refresh();
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={t('campaign.numbersTitle', { name: campaign.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Textarea label={t('campaign.paste')} description={t('campaign.pasteHint')} autosize minRows={3} maxRows={10} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Group justify="flex-end" mt="xs">
        <Button disabled={numbers.length === 0} onClick={() => void add()}>
          {t('campaign.addNumbers', { count: numbers.length })}
        </Button>
      </Group>
      <FileInput mt="md" label={t('campaign.file')} description={t('campaign.fileHint')} accept=".csv,text/csv" clearable clearButtonProps={{ 'aria-label': t('app.remove') }} value={file} onChange={setFile} />
      <Switch mt="xs" label={t('campaign.skip')} description={t('campaign.skipHint')} checked={skip} onChange={(event) => setSkip(event.currentTarget.checked)} />
      <Group justify="flex-end" mt="xs">
        <Button disabled={!file} onClick={() => void send()}>
          {t('campaign.import')}
        </Button>
      </Group>
      {(imports.data?.imports ?? []).slice(0, 5).map((each) => (
        <section key={each.id} style={{ marginTop: '1rem' }}>
          <Group justify="space-between">
            <span>{t('campaign.importOf', { id: each.id, added: each.added, doubles: each.doubles, bad: each.bad })}</span>
            <Pill tone={each.state === 'failed' ? 'alarm' : each.state === 'done' ? 'ready' : 'ringing'}>{t(`importState.${each.state}`)}</Pill>
          </Group>
          {each.ended === null && <Progress mt={4} value={each.percent} aria-label={t('campaign.progress')} />}
          {each.problem && <div className="alarm">{each.problem}</div>}
          {each.firstBad.slice(0, 5).map((bad) => (
            <div key={bad.line} className="muted">
              {t('campaign.badLine', { line: bad.line, why: bad.problem })}
            </div>
          ))}
        </section>
      ))}
    </Modal>
  );
}
