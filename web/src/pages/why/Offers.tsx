import { useWords } from '../../i18n/i18n';
import { useAgentNames } from '../../live/LiveProvider';
import { Nothing, Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { offsetText, type Offer } from './story';

/** For every offer: who was looked at, who it was to be, and why not the others. */
export function Offers({ offers }: { offers: Offer[] }) {
  const { t } = useWords();
  const names = useAgentNames();
  if (offers.length === 0) return <Panel><Nothing>{t('why.noOffers')}</Nothing></Panel>;
  return (
    <div style={{ display: 'grid', gap: '1rem' }}>
      {offers.map((offer, index) => (
        <Panel
          key={offer.micros}
          title={t('why.offerTo', { number: index + 1, agent: offer.agent })}
          actions={offer.result && <Pill tone={offer.result === 'won' ? 'ready' : 'alarm'}>{t(`offerResult.${offer.result}`)}</Pill>}
        >
          <p style={{ marginTop: 0 }} className="muted">
            {t('why.offerHow', { when: offsetText(offer.micros), queue: offer.queue, strategy: offer.strategy })}
            {offer.rangMillis !== null && ` ${t('why.rang', { seconds: (offer.rangMillis / 1000).toFixed(1) })}`}
          </p>
          <table className="grid-table">
            <thead>
              <tr>
                <th scope="col">{t('call.agent')}</th>
                <th scope="col">{t('why.because')}</th>
              </tr>
            </thead>
            <tbody>
              {offer.first.map((each) => (
                <tr key={each.agentId}>
                  <td className="strong">{names.get(each.agentId) ?? `#${each.agentId}`}</td>
                  <td>{t(`candidate.${each.reason}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted" style={{ marginBottom: 0 }}>
            {t('why.inAll')} {offer.counts.map((count) => `${t(`candidate.${count.reason}`)}: ${count.agents}`).join(' · ')}
          </p>
        </Panel>
      ))}
    </div>
  );
}
