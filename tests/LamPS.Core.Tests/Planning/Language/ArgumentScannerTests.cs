using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Planning.Language;
using Xunit;

namespace LamPS.Core.Tests.Planning.Language;

public class ArgumentScannerTests
{
    [Theory]
    [InlineData("Replace \"a b\" by 'c'", "Quotation:a b Quotation:c")]
    [InlineData("Type “x” and „y“ and «z» and ‘w’", "Quotation:x Quotation:y Quotation:z Quotation:w")]
    [InlineData("Type \"say \\\"hi\\\" now\"", "Quotation:say \"hi\" now")]
    [InlineData("don't use John's cat", "")]
    [InlineData("set it to 12 pt", "Number:12 pt=12")]
    [InlineData("2.5 cm, 1,5 and 1,000 or 1.234,5", "Number:2.5 cm=2.5 Number:1,5=1.5 Number:1,000=1000 Number:1.234,5=1234.5")]
    [InlineData("-3 and −4", "Number:-3=-3 Number:−4=-4")]
    [InlineData("insert three rows and twelve columns", "Number:three=3 Number:twelve=12")]
    [InlineData("after the current one", "")]
    [InlineData("a 3x4 table", "Number:3=3 Number:4=4")]
    [InlineData("50 % or 60 percent", "Percent:50 %=50 Percent:60 percent=60")]
    [InlineData("the 2nd and the third and last", "Ordinal:2nd=2 Ordinal:third=3 Ordinal:last=-1")]
    [InlineData("mail ann.b@example.org, see https://example.org/a?b=1.", "Email:ann.b@example.org Url:https://example.org/a?b=1")]
    [InlineData("save as /tmp/out/letter.docx.", "Path:/tmp/out/letter.docx")]
    [InlineData("open ~/a.txt or C:\\Docs\\b.docx or \\\\srv\\share\\c or letter.odt", "Path:~/a.txt Path:C:\\Docs\\b.docx Path:\\\\srv\\share\\c Path:letter.odt")]
    [InlineData("open \"/tmp/my file.odt\"", "Quotation:/tmp/my file.odt")]
    [InlineData("open \"C:\\new\\\" now", "Quotation:C:\\new\\")]
    [InlineData("press ctrl+shift+end, Control + S and F5", "Keys:Ctrl+Shift+End Keys:Ctrl+S Keys:F5")]
    [InlineData("Ctrl++", "Keys:Ctrl++")]
    [InlineData("Press keys Home", "Keys:Home")]
    [InlineData("to the right of the home page", "")]
    [InlineData("turn it on, set X to off, use yes", "Boolean:on=1 Boolean:off=0 Boolean:yes=1")]
    [InlineData("printer on floor 3 has no toner", "Number:3=3")]
    [InlineData("put =SUM(A1:A9) in B10", "Formula:=SUM(A1:A9)")]
    [InlineData("=IF(A1>3, \"x\", 2)", "Formula:=IF(A1>3, \"x\", 2)")]
    [InlineData("arriving 2026-12-01 at 12:30", "Date:2026-12-01 Date:12:30")]
    [InlineData("Enter 5 in Columns", "Number:5=5")]
    [InlineData("and/or A1 5\" pipe", "Number:5=5")]
    [InlineData("at 1.5x speed", "Number:1.5x=1.5")]
    public void Finds_typed_arguments(string text, string expected)
    {
        var found = ArgumentScanner.Scan(text).Select(s =>
            $"{s.Kind}:{s.Value}" + (s.Number is { } n ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"={n}") : ""));

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public void Spans_are_in_order_inside_the_text_and_do_not_overlap() => Prop.ForAll<string>(text =>
    {
        text ??= "";
        var end = 0;
        foreach (var span in ArgumentScanner.Scan(text))
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length);
            end = span.End;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_quoted_text_reads_back_as_itself() => Prop.ForAll<string>(text =>
    {
        text = (text ?? "").Replace("\\", "").Replace("«", "").Replace("»", "");
        var line = $"Type {Quotations.Quote(text)}";

        Assert.Equal(text, Assert.Single(ArgumentScanner.Scan(line)).Value);
    }).QuickCheckThrowOnFailure();
}
