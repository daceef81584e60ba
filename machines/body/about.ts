/** What a call or a test is about. It is named, but for what a loop is at. */
export type About = 'feature' | 'shadow variable' | 'setting' | 'object' | 'nothing';
