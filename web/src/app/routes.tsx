import { ChartColumn, Headset, ListTree, MonitorDot, Rocket, Settings2, Waypoints } from 'lucide-react';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../session/session';

export interface PlaceRow {
  path: string;
  /** Of its words. */
  name: string;
  least: Role;
  icon: ComponentType<{ size?: number | string }>;
  page: LazyExoticComponent<ComponentType>;
  /** Whether what is below that path is the page's too. */
  deep?: boolean;
}

/** Every place of the console: a page more is a row more. Its parts are loaded when it is opened. */
export const places: PlaceRow[] = [
  { path: '/desk', name: 'desk', least: 'agent', icon: Headset, page: lazy(() => import('../pages/desk/DeskPage')) },
  { path: '/wall', name: 'wall', least: 'supervisor', icon: MonitorDot, page: lazy(() => import('../pages/wall/WallPage')) },
  { path: '/why', name: 'why', least: 'supervisor', icon: Waypoints, page: lazy(() => import('../pages/why/WhyPage')), deep: true },
  { path: '/history', name: 'history', least: 'supervisor', icon: ListTree, page: lazy(() => import('../pages/history/HistoryPage')) },
  { path: '/reports', name: 'reports', least: 'supervisor', icon: ChartColumn, page: lazy(() => import('../pages/history/ReportsPage')) },
  { path: '/setup', name: 'setup', least: 'administrator', icon: Settings2, page: lazy(() => import('../pages/setup/SetupPage')), deep: true },
  { path: '/start', name: 'start', least: 'administrator', icon: Rocket, page: lazy(() => import('../pages/start/StartPage')) },
];

