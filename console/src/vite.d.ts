declare module '@fontsource-variable/inter/*.css';
