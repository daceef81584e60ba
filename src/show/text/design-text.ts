/** Who keeps the features safe; where each livepatch has callbacks of its own (`isFollowed` of the world), no design does. */
export function designText(design: string, isFollowed: boolean): string {
  return isFollowed ? `design ${design}` : 'own callbacks';
}

/** What names the design on a command line, where it does something. */
export function designFlags(design: string, isFollowed: boolean): readonly string[] {
  return isFollowed ? [`--design ${design}`] : [];
}
