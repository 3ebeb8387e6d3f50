using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core;
using LamPS.Learning.Checks;
using LamPS.Learning.Episodes;
using LamPS.Learning.Templates;
using Xunit;

namespace LamPS.Learning.Tests.Checks;

public sealed class CheckSetTests : IDisposable
{
    private const string Bold = "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>";
    private static readonly DocumentView Before = SomeOdt.View("<text:p>One word here.</text:p><text:p>Another line.</text:p>");
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-checks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatWasAskedForAndNothingElseIsAYes()
    {
        var saved = SomeOdt.View("<text:p>One <text:span text:style-name='B'>word</text:span> here.</text:p><text:p>Another line.</text:p>", Bold);
        Assert.Equal(Verdict.Yes, Judge(saved, ["//run[. = $word]/@bold = 'true'"], ["everything but characters", "characters except //run[. = $word]"], ("word", "word")).Verdict);
    }

    [Fact]
    public void MoreThanWasAskedForIsANoAndSaysWhat()
    {
        var saved = SomeOdt.View("<text:p>One <text:span text:style-name='B'>word here</text:span>.</text:p><text:p>Another line.</text:p>", Bold);
        var judgement = Judge(saved, ["//run[contains(., $word)]/@bold = 'true'"], ["characters except //run[. = $word]"], ("word", "word"));
        Assert.Equal(Verdict.No, judgement.Verdict);
        Assert.Contains("had bold 'false' and has 'true'", Assert.Single(judgement.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void ReasonsSayWhatWasFoundInstead()
    {
        Assert.Equal("//p[. = $text]/@align is 'left', but = 'center' was expected", Reason("//p[. = $text]/@align = 'center'", ("text", "Another line.")));
        Assert.Equal("count(//table) is 0, but = $count was expected (2)", Reason("count(//table) = $count", ("count", 2)));
        Assert.Equal("there is no //p[. = $text]/@align ($text is 'Nowhere'), but = 'center' was expected", Reason("//p[. = $text]/@align = 'center'", ("text", "Nowhere")));
        Assert.StartsWith("there is no //run/field, though there is //run: 'One word here.'", Reason("//run/field"), StringComparison.Ordinal);
        Assert.Equal("//run/@bold is 'false', 'false', but = 'true' was expected", Reason("count(//p) = 2 and //run/@bold = 'true'"));
        Assert.StartsWith("there should be no //p", Reason("not(//p)"), StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesAreNeverPartOfTheExpression() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).ToArbitrary(), text =>
            Judge(Before, ["//p = $text or not(//p = $text)", "string-length($text) = string-length($text)"], [], ("text", text + "'\"] | //*[")).Verdict == Verdict.Yes)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("//p[", "ExpressionInvalid")]
    [InlineData("//paragraph", "NameUnknown")]
    [InlineData("//p/@aling = 'left'", "NameUnknown")]
    [InlineData("//p = $txt", "VariableUnknown")]
    [InlineData("title-case('a')", "ExpressionInvalid")]
    [InlineData("before('//tabel')", "NameUnknown")]
    [InlineData("count('a') = 1", "ExpressionInvalid")]
    public void AnExpressionThatCantWorkIsAnErrorWithItsPlace(string expression, string id)
    {
        var error = Assert.Throws<LamException>(() => CheckSet.Compile("a.yaml", [new CheckSource(expression, 12, 7)], [], ["text"]));
        Assert.Equal(id, error.Id);
        Assert.StartsWith("a.yaml(12,", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void AMisspeltNameGetsItsNeighbour() =>
        Assert.Contains("'@align'", Assert.Throws<LamException>(() => CheckSet.Compile("a", [new CheckSource("//p/@aling", 1, 1)], [], [])).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("colours")]
    [InlineData("everything but colours")]
    [InlineData("text except")]
    [InlineData("text but //p")]
    public void AnUnknownAspectIsAnErrorWithItsPlace(string aspect)
    {
        var error = Assert.Throws<LamException>(() => CheckSet.Compile("a.yaml", [], [new CheckSource(aspect, 3, 5)], []));
        Assert.Equal("AspectUnknown", error.Id);
        Assert.StartsWith("a.yaml(3,5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionsBeyondXPathWork()
    {
        var table = SomeOdt.View("<text:p>Another line.</text:p><table:table table:name='T'><table:table-column/><table:table-row><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>10</text:p></table:table-cell></table:table-row></table:table>");
        Assert.Equal(Verdict.Yes, Judge(table, ["count(//table) = before('count(//table)') + 1", "sorted(//cell)", "not(sorted(//cell, 'descending'))", "near(2.49, 2.5)", "not(near(2.4, 2.5))", "ends-with(//p, 'line.')", "lower-case(//p) = 'another line.'", "before('count(//p)') = 2"], []).Verdict);
    }

    [Fact]
    public void FilesBesideTheDocumentCanBeChecked()
    {
        var path = Path.Combine(_folder, "document.odt");
        TemplateLibrary.Make("plain", 1).Write(path);
        File.WriteAllText(Path.Combine(_folder, "copy.txt"), "exported");
        var set = CheckSet.Compile("a", [new CheckSource("file(concat($name, '.txt'))//p = 'exported'", 1, 1)], [], ["name"]);
        var template = DocumentView.Read(path);
        Assert.Equal(Verdict.Yes, CheckSet.Judge([(set, Values(("name", "copy")))], path, template, TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(Verdict.No, CheckSet.Judge([(set, Values(("name", "other")))], path, template, TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(Verdict.No, CheckSet.Judge([(set, Values(("name", "../copy")))], path, template, TestContext.Current.CancellationToken).Verdict);
    }

    [Fact]
    public void PartsOfATaskMayChangeWhatAnyOfThemMay()
    {
        var saved = SomeOdt.View("<text:p>One <text:span text:style-name='B'>word</text:span> here.</text:p><text:p>Another longer line.</text:p>", Bold);
        var bold = CheckSet.Compile("a", [new CheckSource("//run[. = 'word']/@bold = 'true'", 1, 1)], [new CheckSource("everything but characters", 1, 1)], []);
        var text = CheckSet.Compile("a", [new CheckSource("//p = 'Another longer line.'", 1, 1)], [new CheckSource("everything but text", 1, 1)], []);
        Assert.Equal(Verdict.Yes, CheckSet.Judge([(bold, Values()), (text, Values())], saved, Before).Verdict);
        Assert.Equal(Verdict.No, CheckSet.Judge([(bold, Values())], saved, Before).Verdict);
        Assert.Equal(Verdict.No, CheckSet.Judge([(text, Values())], saved, Before).Verdict);
    }

    [Fact]
    public void AKindThatDoesntTellLeavesUnsure()
    {
        var path = Path.Combine(_folder, "a.txt");
        File.WriteAllText(path, "One word here.");
        var judgement = CheckSet.Judge([(CheckSet.Compile("a", [new CheckSource("//run/@bold = 'true'", 1, 1)], [], []), Values())], path, Before, TestContext.Current.CancellationToken);
        Assert.Equal(Verdict.Unsure, judgement.Verdict);
        Assert.Contains("plaintext", Assert.Single(judgement.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingDocumentIsANo() =>
        Assert.Equal(Verdict.No, CheckSet.Judge([(CheckSet.Compile("a", [], [], []), Values())], Path.Combine(_folder, "none.odt"), Before, TestContext.Current.CancellationToken).Verdict);

    [Fact]
    public void ABrokenDocumentIsNeverAYes()
    {
        var whole = TemplateLibrary.Make("report", 2).Document.ToArray();
        var template = DocumentView.Read(whole, "report");
        var set = CheckSet.Compile("a", [new CheckSource("//p", 1, 1)], [new CheckSource("everything", 1, 1)], []);
        var path = Path.Combine(_folder, "broken.odt");
        var random = new Learning.Records.SeededRandom("broken");
        for (var i = 0; i < 60; i++)
        {
            var broken = (byte[])whole.Clone();
            if (i % 2 == 0)
                broken = broken[..random.Next(broken.Length - 1)];
            else
                broken[whole.Length / 60 * i] ^= (byte)random.Between(1, 255);
            File.WriteAllBytes(path, broken);
            var judgement = CheckSet.Judge([(set, Values())], path, template, TestContext.Current.CancellationToken);

            // A bit of the archive's own dates may flip without harm; then the document is the same.
            if (judgement.Verdict == Verdict.Yes)
                Assert.True(XNode.DeepEquals(template.Root, DocumentView.Read(path, TestContext.Current.CancellationToken).Root));
            else
                Assert.NotEmpty(judgement.Reasons);
        }
    }

    [Fact]
    public void EveryAspectSeesAChange()
    {
        var seen = new HashSet<string>();
        foreach (var (kind, change) in new (string, Action<XElement>)[]
        {
            ("plain", r => r.Descendants("p").First().Element("run")!.Value = "New"),
            ("plain", r => r.Descendants("p").First().SetAttributeValue("align", "right")),
            ("plain", r => r.Descendants("run").First().SetAttributeValue("bold", "true")),
            ("lists", r => r.Descendants("p").Last(p => p.Attribute("list")!.Value != "none").SetAttributeValue("list", "none")),
            ("tables", r => r.Descendants("table").First().SetAttributeValue("name", "Other")),
            ("tables", r => r.Descendants("cell").First().SetAttributeValue("background", "#123456")),
            ("images", r => r.Descendants("image").First().SetAttributeValue("width", "1")),
            ("shapes", r => r.Descendants("frame").First().SetAttributeValue("name", "Other")),
            ("shapes", r => r.Descendants("shape").First().SetAttributeValue("fill", "none")),
            ("sections", r => r.Descendants("section").First().SetAttributeValue("columns", "2")),
            ("links", r => r.Descendants("run").First(x => x.Attribute("link")!.Value.Length > 0).SetAttributeValue("link", "")),
            ("notes", r => r.Descendants("note").First().Remove()),
            ("comments", r => r.Descendants("comment").First().SetAttributeValue("resolved", "true")),
            ("changes", r => r.Descendants("change").First().Remove()),
            ("bookmarks", r => r.Descendants("bookmark").First().Remove()),
            ("header", r => r.Element("page")!.SetAttributeValue("margin-left", "9")),
            ("header", r => r.Element("page")!.Element("header")!.RemoveNodes()),
            ("plain", r => r.Element("properties")!.SetAttributeValue("title", "Other")),
            ("plain", r => r.Element("settings")!.SetAttributeValue("recording", "true")),
            ("plain", r => r.Element("line-numbering")!.SetAttributeValue("on", "true")),
            ("plain", r => r.Element("styles")!.Elements("paragraph-style").First().SetAttributeValue("size", "99")),
            ("plain", r => r.Descendants("run").First().Add(new XElement("field", new XAttribute("kind", "date")))),
            ("plain", r => r.Element("body")!.Add(new XElement("index", new XAttribute("kind", "toc")))),
        })
        {
            var template = DocumentView.Read(TemplateLibrary.Make(kind, 4).Document, kind);
            var root = new XElement(template.Root);
            change(root);
            var changed = new DocumentView(root, kind);
            var reasons = CheckSet.Judge([(CheckSet.Compile("a", [], [new CheckSource("everything", 1, 1)], []), Values())], changed, template).Reasons;
            Assert.NotEmpty(reasons);
            seen.UnionWith(reasons.Select(r => r.Split(' ')[0]));
        }

        Assert.Equal(Aspects.Names.Order(), seen.Order());
    }

    private static Judgement Judge(DocumentView saved, string[] checks, string[] unchanged, params (string, object)[] values)
    {
        var set = CheckSet.Compile("test.yaml", [.. checks.Select(c => new CheckSource(c, 1, 1))], [.. unchanged.Select(u => new CheckSource(u, 1, 1))], [.. values.Select(v => v.Item1)]);
        return CheckSet.Judge([(set, Values(values))], saved, Before);
    }

    private static string Reason(string check, params (string, object)[] values) => Assert.Single(Judge(Before, [check], [], values).Reasons);

    private static Dictionary<string, object> Values(params (string Name, object Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);
}
