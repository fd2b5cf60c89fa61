import { demo } from '../../../sandbox/demo';

const { schemas, journeyEventId } = demo.experiencePlatform;

/** The example of Journey Orchestration's documentation, "Additional steps to send events". */
export const journeyPreview = `
{
    "header": {
        "msgType": "xdmEntityCreate",
        "msgId": "c25585b9-252e-431d-b562-e73da70c04e7",
        "msgVersion": "1.0",
        "xactionId": "f5995abe-c49d-4848-9577-a7a4fc2996fb",
        "datasetId": "string - required if you want the data to land in a specific dataset - not mandatory",
        "imsOrgId": "XXX@AdobeOrg",
        "schemaRef": {
            "id": "XXX",
            "contentType": "application/vnd.adobe.xed-full+json;version=1"
        },
        "source": {
            "name": "Journeys"
        }
    },
    "body": {
        "xdmMeta": {
            "schemaRef": {
                "id": "XXX",
                "contentType": "application/vnd.adobe.xed-full+json;version=1"
            }
        },
        "xdmEntity": {
            "_instance_name": {
                "person": {
                    "firstName": "string",
                    "lastName": "string",
                    "gender": "string",
                    "birthYear": 10,
                    "emailAddress": "string"
                }
            },
            "identityMap": {
                "Email": [
                {
                    "id": "string"
                    }
                ]
            },
            "_id": "string",
            "timestamp": "2018-05-29T00:00:00.000Z",
            "_experience": {
                "campaign": {
                    "orchestration": {
                    "eventID": "XXX"
                    }
                }
            }
        }
    }
}
`;

const person = 'body.xdmEntity._instance_name.person';

/** A value for every place of it that nobody else fills. */
export const journeyValues: Record<string, string | number> = {
	'header.schemaRef.id': schemas.event,
	[`${person}.firstName`]: 'Jack',
	[`${person}.lastName`]: 'Doe',
	[`${person}.gender`]: 'male',
	[`${person}.birthYear`]: 1980,
	[`${person}.emailAddress`]: 'jack@example.com',
	'body.xdmEntity.identityMap.Email[0].id': 'jack@example.com',
	'body.xdmEntity._experience.campaign.orchestration.eventID': journeyEventId,
};

/** The example request of Campaign Standard's documentation, "Managing transactional messages". */
export const apiPreview = `
-X POST https://mc.adobe.io/<ORGANIZATION>/campaign/mcAdobe/EVTcartAbandonment \\
-H 'Authorization: Bearer <ACCESS_TOKEN>' \\
-H 'Cache-Control: no-cache' \\
-H 'X-Api-Key: <API_KEY>' \\
-H 'Content-Type: application/json;charset=utf-8' \\
-H 'Content-Length:79'

{
  "email":"test@example.com",
  "scheduled":"2017-12-01 08:00:00.768Z",
  "expiration":"2017-12-31 08:00:00.768Z",
  "ctx":
  {
    "cartAmount": "$ 125",
    "lastProduct": "Leather motorbike jacket",
    "firstName": "Jack"
  }
}
`;
