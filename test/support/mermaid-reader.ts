import reader from 'mermaid';
import { z } from 'zod';

const graph = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      description: z.array(z.string()).optional(),
      cssClasses: z.string().optional(),
    }),
  ),
  edges: z.array(z.object({ start: z.string(), end: z.string(), label: z.string() })),
});

// Registers the kinds of diagrams.
reader.initialize({});

/** What Mermaid understands of a drawing of states. */
export async function read(drawing: string): Promise<z.infer<typeof graph>> {
  const { db } = await reader.mermaidAPI.getDiagramFromText(drawing);
  if (!('getData' in db && typeof db.getData === 'function'))
    throw new Error('Mermaid has another interface now');
  const decoded = JSON.stringify(db.getData()).replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code) =>
    JSON.stringify(String.fromCodePoint(Number(code))).slice(1, -1),
  );
  return graph.parse(JSON.parse(decoded));
}
