import { createCampaign } from './campaign';
import { createIms } from './ims';
import type { PlatformContext } from './platform';

/** The one list of platforms. The first that owns a path answers it. */
export function createPlatforms(context: PlatformContext) {
	return {
		ims: createIms(context),
		campaign: createCampaign(context),
	};
}

export type Platforms = ReturnType<typeof createPlatforms>;
