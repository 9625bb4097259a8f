import { Alert } from '@mantine/core';
import { useWords } from '../../i18n/i18n';
import { useAgent, usePresent } from '../../live/LiveProvider';
import { useMe } from '../../session/session';
import { Page } from '../../shared/Page';
import { CallCard } from './CallCard';
import { DialPad } from './DialPad';
import { EarlierCalls } from './EarlierCalls';
import { KnownCard } from './KnownCard';
import { MyQueues } from './MyQueues';
import { PhoneCard } from './PhoneCard';
import { RestedNotice } from './RestedNotice';
import { StateCard } from './StateCard';
import { useShortcuts } from './shortcuts';
import { WrapUpCard } from './WrapUpCard';
import './desk.css';

/** Where an agent works: his state, his call, what is known of the customer. */
export default function DeskPage() {
  const { t } = useWords();
  const me = useMe();
  const agent = useAgent(me.userId);
  const { calls } = usePresent();
  const call = [...calls.values()].find((each) => each.legs.some((leg) => leg.agentId === me.userId && leg.state !== 'ended'));
  useShortcuts(agent, call);
  if (!agent) {
    return (
      <Page title={t('nav.desk')}>
        <Alert color="gray">{t('desk.noAgent')}</Alert>
      </Page>
    );
  }
  return (
    <Page title={t('nav.desk')} hint={t('desk.hint', { name: agent.name || agent.login, extension: agent.extension })} wide>
      <RestedNotice agent={agent} />
      <div className="desk-columns">
        <div className="desk-column">
          <StateCard agent={agent} />
          <PhoneCard />
          <MyQueues agent={agent} />
        </div>
        <div className="desk-column">
          <CallCard agent={agent} call={call} />
          <KnownCard call={call} />
          <WrapUpCard agent={agent} call={call} />
        </div>
        <div className="desk-column">
          <DialPad agent={agent} call={call} />
          <EarlierCalls call={call} />
        </div>
      </div>
    </Page>
  );
}
