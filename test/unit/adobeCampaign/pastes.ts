/** What a paste may hold and nobody may ever see again. */
export const pastedSecrets = {
	login: 'mc/pasted-password',
	security: '@cGFzdGVkLXNlY3VyaXR5LXRva2Vu==',
	session: '___11111111-PASTED-SESSION',
};

export function envelope(call: string, schema = 'nms:rtEvent'): string {
	return [
		`<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:${schema}">`,
		'   <soapenv:Header/>',
		'   <soapenv:Body>',
		call,
		'   </soapenv:Body>',
		'</soapenv:Envelope>',
	].join('\n');
}

const event = (email: string) => `<rtEvent type="test" email="${email}">
                <ctx>
                    <firstName>ABC</firstName>
                    <lastName>DEF</lastName>
                </ctx>
            </rtEvent>`;

/** Envelopes in the form of Adobe's article KA-19369, with their angle brackets. */
export const envelopes = {
	one: envelope(`      <urn:PushEvent>
         <urn:sessiontoken>${pastedSecrets.login}</urn:sessiontoken>
         <urn:domEvent>
            ${event('xxx@gmail.com')}
         </urn:domEvent>
      </urn:PushEvent>`),
	several: envelope(`      <urn:PushEvents>
         <urn:sessiontoken>${pastedSecrets.session}</urn:sessiontoken>
         <urn:domEventCollection>
            <!--You may enter ANY elements at this point-->
            <Events>${event('xxx@gmail.com')}${event('yyy@gmail.com')}</Events>
         </urn:domEventCollection>
      </urn:PushEvents>`),
	/** SoapUI's own template, with an event put in. */
	soapUi: `<?xml version="1.0" encoding="UTF-8"?>\n${envelope(
		`      <urn:PushEvent>
         <urn:sessiontoken>?</urn:sessiontoken>
         <urn:domEvent>
            <batchEvent type="order_confirmation" email="?" mobilePhone="?" wishedChannel="0" emailFormat="2" origin="eCommerce" language="?" externalId="1242" scheduled="2010-01-01T00:00:00Z" correlationId="c-1">
               <ctx xsi:type="ns:Element" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <creationDate><![CDATA[2010-01-01]]></creationDate>
                  <customer number="7"><name>Ada &amp; Co</name><!-- optional: --><note/></customer>
                  <orderdetails>
                     <article num="1"><name>Socks</name><quantity>2</quantity></article>
                     <article num="2"><name>Shoes</name><quantity>1</quantity></article>
                  </orderdetails>
               </ctx>
               <mobileApp uuid="?" _operation="none"/>
            </batchEvent>
         </urn:domEvent>
      </urn:PushEvent>`,
		'nms:batchEvent',
	)}`,
};

/** How the article shows its envelopes: the web page has swallowed every tag. */
export const swallowed = [
	`*soapenv:Envelope xmlns:soapenv=&quot;http://schemas.xmlsoap.org/soap/envelope/&quot; xmlns:urn=&quot;urn:nms:rtEvent&quot;
<br>   soapenv:Header/
<br>   soapenv:Body
<br>      urn:PushEvent
<br>         urn:sessiontoken${pastedSecrets.login}/urn:sessiontoken
<br>         urn:domEvent
<br>            rtEvent type=&quot;test&quot; email=&quot;xxx@gmail.com&quot;
<br>                ctx
<br>                    firstNameABC/firstName
<br>/soapenv:Envelope*`,
	`soapenv:Envelope xmlns:urn="urn:nms:rtEvent"\n   soapenv:Header/\n   soapenv:Body\n      urn:PushEvents\n         urn:sessiontoken?/urn:sessiontoken\n         urn:domEventCollection\n            <b>!: vous pouvez saisir</b>\n         /urn:domEventCollection`,
];
