import { ActionIcon, AppShell, Burger, Center, Group, Loader, Menu, NavLink, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { LogOut, PanelLeftClose, PanelLeftOpen, ShieldCheck, UserRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import logo from '../assets/tandem.svg';
import { useWords } from '../i18n/i18n';
import { useStanding } from '../live/LiveProvider';
import { useDeskSettings } from '../pages/desk/settings';
import { isAtLeast, useMe, useSigning } from '../session/session';
import { LanguageMenu, SchemeButton } from './Preferences';
import { places } from './routes';

const TotpDialog = lazy(() => import('../session/TotpDialog'));
const PhoneKept = lazy(() => import('../pages/desk/PhoneKept'));

export function Shell() {
  const { t } = useWords();
  const me = useMe();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [narrow, setNarrow] = useLocalStorage({ key: 'tandem.nav', defaultValue: false });
  const [location] = useLocation();
  const { browserPhone } = useDeskSettings();
  const open = places.filter((place) => isAtLeast(me, place.least));
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: narrow ? 68 : 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      styles={{ navbar: { background: 'var(--surface)', borderColor: 'var(--line)' }, header: { background: 'var(--surface)', borderColor: 'var(--line)' } }}
    >
      <a className="skip-link" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>
        {t('app.skip')}
      </a>
      <AppShell.Header hiddenFrom="sm" px="sm">
        <Group h="100%" gap="sm">
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={t('app.menu')} />
          <img src={logo} alt="" width={26} height={26} />
          <Text fw={600}>Tandem</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('app.menu')}>
        <Group justify="space-between" px={6} py={8} wrap="nowrap">
          <Group gap={10} wrap="nowrap">
            <img src={logo} alt="" width={28} height={28} />
            {!narrow && <Text fw={650}>Tandem</Text>}
          </Group>
          <Burger opened={opened} onClick={toggle} size="sm" hiddenFrom="sm" aria-label={t('app.menu')} />
        </Group>
        <div style={{ flex: 1, overflowY: 'auto', marginTop: 8 }}>
          {open.map((place) => (
            <NavLink
              key={place.path}
              component={Link}
              href={place.path}
              active={location === place.path || location.startsWith(`${place.path}/`)}
              aria-current={location.startsWith(place.path) ? 'page' : undefined}
              label={narrow ? undefined : t(`nav.${place.name}`)}
              aria-label={t(`nav.${place.name}`)}
              leftSection={<place.icon size={18} />}
              onClick={close}
              style={{ borderRadius: 8, marginBottom: 2 }}
            />
          ))}
        </div>
        <Standing narrow={narrow} />
        <Person narrow={narrow} />
        <ActionIcon
          variant="subtle"
          color="gray"
          visibleFrom="sm"
          mt={4}
          aria-label={t(narrow ? 'app.wide' : 'app.narrow')}
          onClick={() => setNarrow(!narrow)}
        >
          {narrow ? <PanelLeftOpen size={17} aria-hidden /> : <PanelLeftClose size={17} aria-hidden />}
        </ActionIcon>
      </AppShell.Navbar>
      <Suspense>{browserPhone && <PhoneKept />}</Suspense>
      <AppShell.Main id="main" tabIndex={-1}>
        <Suspense
          fallback={
            <Center h="60vh">
              <Loader type="dots" />
            </Center>
          }
        >
          <Switch>
            {open.map((place) => (
              <Route key={place.path} path={place.deep ? `${place.path}/*?` : place.path} component={place.page} />
            ))}
            <Route>{open[0] && <Redirect to={open[0].path} replace />}</Route>
          </Switch>
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}

/** Whether what is shown is the present. */
function Standing({ narrow }: { narrow: boolean }) {
  const { t } = useWords();
  const standing = useStanding();
  const tone = standing === 'live' ? 'ready' : standing === 'lost' ? 'alarm' : 'away';
  return (
    <div role="status" style={{ padding: '4px 8px' }} title={t(`live.${standing}`)}>
      <span className={`pill tone-${tone}`}>{narrow ? '' : t(`live.${standing}`)}</span>
    </div>
  );
}

function Person({ narrow }: { narrow: boolean }) {
  const { t } = useWords();
  const me = useMe();
  const { signOut } = useSigning();
  const [totp, setTotp] = useState(false);
  return (
    <div style={{ borderTop: '1px solid var(--line)', marginTop: 6, paddingTop: 8 }}>
      <Menu position="top-start" width={220}>
        <Menu.Target>
          <UnstyledButton p={6} w="100%" style={{ borderRadius: 8 }} aria-label={t('app.account', { name: me.name })}>
            <Group gap={10} wrap="nowrap">
              <UserRound size={19} aria-hidden />
              {!narrow && (
                <div style={{ minWidth: 0 }}>
                  <Text size="sm" fw={500} truncate>
                    {me.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t(`role.${me.role}`)}
                  </Text>
                </div>
              )}
            </Group>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ShieldCheck size={15} aria-hidden />} onClick={() => setTotp(true)}>
            {t('totp.title')}
          </Menu.Item>
          <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={() => void signOut()}>
            {t('app.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{totp && <TotpDialog onClose={() => setTotp(false)} />}</Suspense>
      <Group gap={4} px={2} wrap={narrow ? 'wrap' : 'nowrap'}>
        {!narrow && <LanguageMenu />}
        <SchemeButton />
      </Group>
    </div>
  );
}
