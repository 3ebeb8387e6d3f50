namespace LamPS.Testing.Documents;

/// <summary>The letter in <c>examples/templates/letter.odt</c>: the source that the file is made from.</summary>
public static class LetterTemplate
{
    private const string Styles = """
        <style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit" style:tab-stop-distance="1.25cm"/><style:text-properties fo:font-family="'Liberation Sans', 'DejaVu Sans', Arial, sans-serif" fo:font-size="10.5pt" fo:language="en" fo:country="GB"/></style:default-style>
        <style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>
        <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
        <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard" style:class="text"><style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0.3cm" fo:line-height="120%"/></style:style>
        <style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:class="text"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:color="#1f3a5f"/></style:style>
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Text_20_body" style:default-outline-level="1" style:class="text"><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Text_20_body" style:default-outline-level="2" style:class="text"><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Addressee" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties fo:margin-bottom="0.05cm"/></style:style>
        <style:style style:name="Date" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:class="extra"><style:paragraph-properties fo:margin-top="0.8cm" fo:margin-bottom="0.8cm" fo:text-align="end"/></style:style>
        <style:style style:name="Salutation" style:family="paragraph" style:parent-style-name="Text_20_body" style:next-style-name="Text_20_body" style:class="text"/>
        <style:style style:name="Signature" style:family="paragraph" style:parent-style-name="Standard" style:class="text"><style:paragraph-properties fo:margin-bottom="0.05cm"/></style:style>
        <style:style style:name="Table_20_Contents" style:display-name="Table Contents" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"/>
        <style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:text-properties fo:color="#1f3a5f" fo:font-size="13pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:color="#666666" fo:font-size="8pt"/></style:style>
        <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        """;

    private const string PageStyles = """
        <style:page-layout style:name="Letter"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties fo:min-height="1.5cm" fo:margin-bottom="1cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
        """;

    private const string MasterPages = """
        <style:master-page style:name="Standard" style:page-layout-name="Letter"><style:header><text:p text:style-name="Header">Northwind Services</text:p></style:header><style:footer><text:p text:style-name="Footer">Northwind Services, 12 Harbour Street, Bristol BS1 5TY</text:p></style:footer></style:master-page>
        """;

    private const string AutomaticStyles = """
        <style:style style:name="Details" style:family="table"><style:table-properties style:width="16cm" table:align="margins" fo:margin-bottom="0.4cm"/></style:style>
        <style:style style:name="Details.A" style:family="table-column"><style:table-column-properties style:column-width="4cm"/></style:style>
        <style:style style:name="Details.B" style:family="table-column"><style:table-column-properties style:column-width="12cm"/></style:style>
        <style:style style:name="Details.Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #b0bccb"/></style:style>
        <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"><style:paragraph-properties fo:margin-bottom="1.4cm"/></style:style>
        """;

    private const string Body = """
        <text:p text:style-name="Addressee">CUSTOMER</text:p><text:p text:style-name="Addressee">Accounts department</text:p><text:p text:style-name="Addressee">44 Mill Lane</text:p><text:p text:style-name="Addressee">Leeds LS1 4AP</text:p>
        <text:p text:style-name="Date">Bristol, 2 October 2026</text:p>
        <text:p text:style-name="Text_20_body">Quarterly report</text:p>
        <text:p text:style-name="Salutation">Dear CUSTOMER,</text:p>
        <text:p text:style-name="Text_20_body">Thank you for your trust. This letter sums up what we did for CUSTOMER from July to September, and what comes next.</text:p>
        <table:table table:name="Details" table:style-name="Details"><table:table-column table:style-name="Details.A"/><table:table-column table:style-name="Details.B"/><table:table-row><table:table-cell table:style-name="Details.Cell" office:value-type="string"><text:p text:style-name="Table_20_Contents">Customer</text:p></table:table-cell><table:table-cell table:style-name="Details.Cell" office:value-type="string"><text:p text:style-name="Table_20_Contents">CUSTOMER</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:style-name="Details.Cell" office:value-type="string"><text:p text:style-name="Table_20_Contents">Contract</text:p></table:table-cell><table:table-cell table:style-name="Details.Cell" office:value-type="string"><text:p text:style-name="Table_20_Contents">NW-2026-0417</text:p></table:table-cell></table:table-row></table:table>
        <text:p text:style-name="Text_20_body">All systems were available for <text:span text:style-name="Strong_20_Emphasis">99.97 %</text:span> of the time. We answered 41 requests, 38 of them on the same day, and moved the archive of CUSTOMER to the new storage without an interruption.</text:p>
        <text:p text:style-name="Text_20_body">The work planned for the next quarter follows here:</text:p>
        <text:p text:style-name="Text_20_body">Please call us if you have any questions. We look forward to working with you again.</text:p>
        <text:p text:style-name="P1">Yours sincerely,</text:p>
        <text:p text:style-name="Signature">Maria Jensen</text:p><text:p text:style-name="Signature">Customer Service</text:p>
        """;

    private const string Meta = """
        <meta:generator>LamPS</meta:generator><dc:title>Quarterly report</dc:title><dc:subject>Service from July to September</dc:subject><meta:initial-creator>Maria Jensen</meta:initial-creator><dc:creator>Maria Jensen</dc:creator><meta:creation-date>2026-10-02T09:00:00</meta:creation-date><dc:date>2026-10-02T09:00:00</dc:date><meta:document-statistic meta:table-count="1" meta:image-count="0" meta:page-count="1" meta:paragraph-count="17"/>
        """;

    /// <summary>The letter as an ODF package.</summary>
    public static byte[] Write() => new OdfWriter
    {
        Styles = Compact(Styles),
        PageStyles = Compact(PageStyles),
        MasterPages = Compact(MasterPages),
        AutomaticStyles = Compact(AutomaticStyles),
        Body = Compact(Body),
        Meta = Compact(Meta),
    }.ToPackage();

    private static string Compact(string xml) => xml.ReplaceLineEndings("");
}
