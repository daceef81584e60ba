/**
 * Scrolls to an element that is not seen whole. It waits for the frame, which finds out where everything is: to ask
 * before that would have the page laid out a second time.
 *
 * @returns what gives up waiting
 */
export function bringInSight(element: Element | null): (() => void) | undefined {
  if (element === null) return undefined;
  const observer = new IntersectionObserver(([found]) => {
    observer.disconnect();
    if (found !== undefined && found.intersectionRatio < 1) element.scrollIntoView({ block: 'nearest' });
  });
  observer.observe(element);
  return () => observer.disconnect();
}
