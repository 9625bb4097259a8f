import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = ['#e6f5f5', '#d3e8e9', '#a7d0d2', '#77b6ba', '#52a0a6', '#3b9299', '#2a8a91', '#0b6e75', '#075f66', '#004e55'];

// Fields and lines of the dark scheme have the hue of its surfaces.
const dark: MantineColorsTuple = ['#d3dae1', '#b6c0c9', '#8d99a5', '#66727e', '#3a4550', '#2f3943', '#232b33', '#1a2026', '#14191e', '#0f1317'];

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 7 },
  colors: { sea, dark },
  fontFamily: 'Inter, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  defaultRadius: 'md',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // An element without a meaning is no child of a menu (WAI-ARIA 1.2, menu).
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
});

// Mantine's muted text is lighter than people with weak eyes can read (WCAG 2.2, 1.4.3).
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f7f8',
    '--mantine-color-text': '#1b2530',
    '--mantine-color-dimmed': '#55616e',
    '--mantine-color-placeholder': '#66717d',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-red-light-color': '#b3261e',
    '--mantine-color-anchor': '#0a666d',
    '--mantine-color-sea-light': '#dfeff0',
    '--mantine-color-sea-light-color': '#07565c',
    '--mantine-color-sea-text': '#0a666d',
  },
  dark: {
    '--mantine-color-body': '#12161b',
    '--mantine-color-text': '#e4e9ee',
    '--mantine-color-dimmed': '#a0acb8',
    '--mantine-color-placeholder': '#93a0ad',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-red-light-color': '#ff9d94',
    '--mantine-color-anchor': '#7cc8cd',
    '--mantine-color-sea-light': '#143a3e',
    '--mantine-color-sea-light-color': '#93d6da',
    '--mantine-color-sea-text': '#7cc8cd',
  },
});
