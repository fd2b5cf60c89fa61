/** A process of its own, so that its work is not added to that of n8n. It ends with the process that started it. */
import { serve } from './server';

process.on('disconnect', () => process.exit(0));
void serve().then((addresses) => process.send?.(addresses));
