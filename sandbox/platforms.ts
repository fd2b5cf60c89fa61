import { createCampaign } from './campaign';
import { createCampaignStandard } from './campaignStandard';
import { createExperiencePlatform } from './experiencePlatform';
import { createIms } from './ims';
import { createIoEvents } from './ioEvents';
import { createJourneyOptimizer } from './journeyOptimizer';
import { createMarketo } from './marketo';
import type { PlatformContext } from './platform';

/** The list of platforms. The first one that owns a path handles it. */
export function createPlatforms(context: PlatformContext) {
	return {
		ims: createIms(context),
		ioEvents: createIoEvents(),
		campaign: createCampaign(context),
		campaignStandard: createCampaignStandard(context),
		journeyOptimizer: createJourneyOptimizer(context),
		experiencePlatform: createExperiencePlatform(context),
		marketo: createMarketo(context),
	};
}

export type Platforms = ReturnType<typeof createPlatforms>;
