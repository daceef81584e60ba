/** At most so many characters, with … where the rest is left out. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // By code points: half of a surrogate pair would print as rubbish.
  const points = [...text];
  return points.length > longest ? `${points.slice(0, longest).join('')}…` : text;
}
