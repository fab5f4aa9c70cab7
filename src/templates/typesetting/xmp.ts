/**
 * The document's metadata as XMP: PDF/A-2a and PDF/UA-1 side by side.
 *
 * pdfkit adds the PDF/A part itself. PDF/A accepts the PDF/UA mark only when its schema is described beside it
 * (ISO 19005-2, 6.6.2.3), and pdfkit does not escape text; hence our own.
 */
export interface XmpFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly languages: readonly string[];
  readonly creationDate: Date;
  readonly producer: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character]!);
}

const uaSchema =
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">' +
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">' +
  '<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 the document conforms to</pdfaProperty:description>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>';

export function xmpOf(facts: XmpFacts): string {
  const made = `${facts.creationDate.toISOString().slice(0, 19)}Z`;
  const languages = facts.languages.map((language) => `<rdf:li>${escapeXml(language)}</rdf:li>`).join('');
  const inEnglish = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return (
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">' +
    `<xmp:CreateDate>${made}</xmp:CreateDate><xmp:CreatorTool>Svarbrev</xmp:CreatorTool></rdf:Description>` +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${inEnglish(facts.title)}</dc:title>` +
    `<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>` +
    `<dc:description>${inEnglish(facts.subject)}</dc:description>` +
    `<dc:language><rdf:Bag>${languages}</rdf:Bag></dc:language></rdf:Description>` +
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">' +
    `<pdf:Producer>${escapeXml(facts.producer)}</pdf:Producer></rdf:Description>` +
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">' +
    '<pdfuaid:part>1</pdfuaid:part></rdf:Description>' +
    uaSchema
  );
}
