import type { World } from '../world';
import { campaignPlatform } from './campaign';
import { campaignStandardPlatform } from './campaignStandard';
import { experiencePlatform } from './experiencePlatform';
import { imsPlatform } from './ims';
import { journeyOptimizerPlatform } from './journeyOptimizer';
import { marketoRestPlatform } from './marketoRest';
import { marketoSoapPlatform } from './marketoSoap';
import type { Platform } from './platform';

/** Where the platforms of the simulation are. */
export const hosts = {
	campaign: 'https://campaign.test',
	marketo: 'https://marketo.test',
	ims: 'https://ims.test',
	platform: 'https://platform.test',
	standard: 'https://mc.test',
} as const;

/** The platform that serves an address; undefined where there is none. */
export function platformsOf(world: World): (url: URL) => Platform | undefined {
	const campaign = campaignPlatform(world);
	const ims = imsPlatform(world);
	const rest = marketoRestPlatform(world);
	const soap = marketoSoapPlatform(world);
	const standard = campaignStandardPlatform(world);
	const inlets = experiencePlatform(world);
	const journeys = journeyOptimizerPlatform(world);
	return ({ origin, pathname }) => {
		switch (origin) {
			case hosts.campaign:
				return campaign;
			case hosts.marketo:
				return pathname.startsWith('/soap/') ? soap : rest;
			case hosts.ims:
				return ims;
			case hosts.standard:
				return standard;
			case hosts.platform:
				return pathname.startsWith('/ajo/') ? journeys : inlets;
			default:
				return undefined;
		}
	};
}
