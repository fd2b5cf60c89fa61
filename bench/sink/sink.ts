/** A process of its own, so that its work is not counted with anybody's; ends with the one that started it. */
import { serve } from './server';

process.on('disconnect', () => process.exit(0));
void serve().then((url) => process.send?.({ url }));
