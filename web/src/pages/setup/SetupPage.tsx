import { NavLink } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { useWords } from '../../i18n/i18n';
import './setup.css';

/** What can be set up: a page more is a row more. */
const parts = [
  ['users', lazy(() => import('./UsersPage'))],
  ['queues', lazy(() => import('./QueuesPage'))],
  ['numbers', lazy(() => import('./NumbersPage'))],
  ['flows', lazy(() => import('./flows/FlowsPage'))],
  ['trunks', lazy(() => import('./TrunksPage'))],
  ['campaigns', lazy(() => import('./campaigns/CampaignsPage'))],
  ['subscriptions', lazy(() => import('./SubscriptionsPage'))],
  ['customer', lazy(() => import('./CustomerPage'))],
  ['prices', lazy(() => import('./PricesPage'))],
  ['keys', lazy(() => import('./KeysPage'))],
  ['retention', lazy(() => import('./RetentionPage'))],
  ['audit', lazy(() => import('./AuditPage'))],
  ['health', lazy(() => import('./HealthPage'))],
] as const;

export default function SetupPage() {
  const { t } = useWords();
  const [location] = useLocation();
  return (
    <div className="setup">
      <nav aria-label={t('nav.setup')} className="setup-nav">
        {parts.map(([name]) => (
          <NavLink key={name} component={Link} href={`/setup/${name}`} active={location.startsWith(`/setup/${name}`)} label={t(`setup.${name}`)} style={{ borderRadius: 8 }} />
        ))}
      </nav>
      <div style={{ minWidth: 0 }}>
        <Suspense>
          <Switch>
            {parts.map(([name, page]) => (
              <Route key={name} path={`/setup/${name}/*?`} component={page} />
            ))}
            <Route>
              <Redirect to="/setup/users" replace />
            </Route>
          </Switch>
        </Suspense>
      </div>
    </div>
  );
}
