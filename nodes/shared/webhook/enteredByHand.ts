/** The life cycle of a webhook whose address a person enters on the platform: n8n has nothing to register there. */
export const enteredByHand = {
	checkExists: async (): Promise<boolean> => true,
	create: async (): Promise<boolean> => true,
	delete: async (): Promise<boolean> => true,
};
