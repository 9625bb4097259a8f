import { Center, Loader, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { isProblem } from '../api/problem';
import { LiveProvider } from '../live/LiveProvider';
import { MeProvider, useSessionState } from '../session/session';
import { SignInPage } from '../session/SignInPage';
import { theme, variables } from '../theme/theme';
import { Shell } from './Shell';

const TotpDemandedPage = lazy(() => import('../session/TotpDemandedPage'));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // What the server refuses it refuses again.
      retry: (count, error) => count < 2 && !(isProblem(error) && error.status < 500),
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Notifications position="top-right" autoClose={5000} />
      <QueryClientProvider client={queries}>
        <Gate />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Gate() {
  const me = useSessionState();
  if (me === undefined) {
    return (
      <Center h="100dvh">
        <Loader type="dots" />
      </Center>
    );
  }
  if (me === null) return <SignInPage />;
  if (me.mustSetUpTotp) {
    return (
      <Suspense>
        <TotpDemandedPage />
      </Suspense>
    );
  }
  return (
    <MeProvider value={me}>
      <LiveProvider>
        <Router hook={useHashLocation}>
          <Shell />
        </Router>
      </LiveProvider>
    </MeProvider>
  );
}
