using System.Xml.XPath;
using LamPS.Learning.Checks;
using LamPS.Learning.Templates;
using Xunit;

namespace LamPS.Learning.Tests.Checks;

public sealed class DocumentViewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-view-").FullName;

    public static TheoryData<string> Kinds => [.. TemplateLibrary.Kinds];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SaysWhatTheTemplateHas(string kind)
    {
        var template = TemplateLibrary.Make(kind, 5);
        var root = DocumentView.Read(template.Document, kind).Root;
        var content = template.Content;
        Assert.Equal(content.All, root.XPathSelectElements("body//p[not(ancestor::cell)]").Select(p => p.Value));
        Assert.Equal(content.Headings, root.XPathSelectElements("body//p[@outline > 0]").Select(p => p.Value).Where(content.Headings.Contains));
        Assert.Equal(content.ListItems, root.XPathSelectElements("body//p[@list != 'none']").Select(p => p.Value).Where(content.ListItems.Contains));
        Assert.Equal(content.Images, root.XPathSelectElements("body//image").Select(i => i.Attribute("name")!.Value));
        Assert.Equal(content.Sections, root.XPathSelectElements("body//section").Select(i => i.Attribute("name")!.Value));
        Assert.Equal(content.Comments, root.XPathSelectElements("comments/comment").Select(c => c.Value));
        Assert.Equal(content.Notes, root.XPathSelectElements("notes/note").Select(n => n.Value));
        Assert.Equal(content.Changes, root.XPathSelectElements("changes/change").Select(c => c.Value));
        Assert.Equal(content.Bookmarks, root.XPathSelectElements("bookmarks/bookmark").Select(b => b.Attribute("name")!.Value));
        Assert.Equal(content.Links, root.XPathSelectElements("body//run[@link != '']").Select(r => new TemplateLink(r.Value, r.Attribute("link")!.Value)));
        Assert.Equal(content.Shapes, root.XPathSelectElements("body//*[self::frame or self::shape]").Select(s => s.Attribute("name")!.Value));
        Assert.Equal(
            content.Tables.Select(t => string.Join('|', t.Cells.SelectMany(r => r))),
            root.XPathSelectElements("body//table").Select(t => string.Join('|', t.Descendants("cell").Select(c => c.Value))));
        Assert.All(root.DescendantsAndSelf(), e =>
        {
            Assert.Contains(e.Name.LocalName, ViewVocabulary.ElementNames);
            Assert.Subset(ViewVocabulary.AttributesOf(e.Name.LocalName).ToHashSet(), e.Attributes().Select(a => a.Name.LocalName).ToHashSet());
        });
    }

    [Fact]
    public void DirectFormattingNamedStylesAndDefaultsAreResolvedInThatOrder()
    {
        var view = SomeOdt.View(
            "<text:h text:style-name='P1' text:outline-level='1'>A<text:span text:style-name='T1'>B<text:span text:style-name='Emphasis'>C</text:span></text:span></text:h>",
            """
            <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Heading_20_1'><style:paragraph-properties fo:text-align='end' fo:margin-left='0.5in'/></style:style>
            <style:style style:name='T1' style:family='text'><style:text-properties fo:font-size='50%' fo:color='#FF0000' style:text-underline-style='solid' style:text-underline-type='double'/></style:style>
            """);
        Is(view, "//p/@style", "Heading 1");
        Is(view, "//p/@align", "right");
        Is(view, "//p/@indent-left", "1.27");
        Is(view, "//p/@above", "0.42");
        Is(view, "//p/@keep-with-next", "true");
        Is(view, "//run[. = 'A']/@size", "18");
        Is(view, "//run[. = 'A']/@font", "DejaVu Sans");
        Is(view, "//run[. = 'A']/@bold", "true");
        Is(view, "//run[. = 'A']/@color", "auto");
        Is(view, "//run[. = 'B']/@size", "9");
        Is(view, "//run[. = 'B']/@color", "#ff0000");
        Is(view, "//run[. = 'B']/@underline", "double");
        Is(view, "//run[. = 'C']/@italic", "true");
        Is(view, "//run[. = 'C']/@style", "Emphasis");
        Is(view, "//run[. = 'C']/@underline", "double");
    }

    [Fact]
    public void ListsCountAsWriterDoes()
    {
        var view = SomeOdt.View("""
            <text:list text:style-name='L'><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>a1</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>
            <text:list text:style-name='L' text:continue-numbering='true'><text:list-item><text:p>c</text:p></text:list-item></text:list>
            <text:list text:style-name='L'><text:list-item text:start-value='7'><text:p>d</text:p></text:list-item><text:list-item><text:p>e</text:p></text:list-item></text:list>
            """,
            "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix=')'/><text:list-level-style-bullet text:level='2' text:bullet-char='-'/></text:list-style>");
        Assert.Equal(
            [("a", "number", "1"), ("a1", "bullet", ""), ("b", "number", "2"), ("c", "number", "3"), ("d", "number", "7"), ("e", "number", "8")],
            view.Root.XPathSelectElements("//p").Select(p => (p.Value, p.Attribute("list")!.Value, p.Attribute("list-number")!.Value)));
        Is(view, "//p[. = 'a1']/@list-level", "2");
        Is(view, "//p[. = 'd']/@list-restart", "true");
        Is(view, "//p[. = 'a']/@list-suffix", ")");
    }

    [Fact]
    public void MergedCellsBordersAndColumnsAreSeen()
    {
        var view = SomeOdt.View("""
            <table:table table:name='T' table:style-name='ta'><table:table-column table:style-name='c1'/><table:table-column table:style-name='c2'/>
            <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2' table:style-name='ce'><text:p>h</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>
            <table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>
            """,
            """
            <style:style style:name='ta' style:family='table'><style:table-properties style:width='10cm' table:align='center'/></style:style>
            <style:style style:name='c1' style:family='table-column'><style:table-column-properties style:column-width='2.5cm'/></style:style>
            <style:style style:name='c2' style:family='table-column'><style:table-column-properties style:column-width='7.5cm'/></style:style>
            <style:style style:name='ce' style:family='table-cell'><style:table-cell-properties fo:border='1pt solid #00FF00' fo:background-color='#eeeeee' style:vertical-align='middle'/></style:style>
            """);
        Is(view, "concat(//table/@rows, 'x', //table/@columns, ' ', //table/@header-rows, ' ', //table/@align, ' ', //table/@width)", "2x2 1 center 10");
        Is(view, "concat(//column[1]/@share, ' ', //column[2]/@share)", "25 75");
        Is(view, "//cell[@address = 'A1']/@column-span", "2");
        Is(view, "//cell[@address = 'A1']/@border", "1pt solid #00ff00");
        Is(view, "//cell[@address = 'A1']/@vertical-align", "middle");
        Is(view, "//cell[@address = 'B2']", "y");
        Is(view, "//table/@border", "mixed");
    }

    [Fact]
    public void TextOfNotesFramesAndDeletedTextIsNotTextOfTheParagraph()
    {
        var view = SomeOdt.View("""
            <text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:p>One<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>small</text:p></text:note-body></text:note><text:change text:change-id='c1'/> two<draw:frame draw:name='F' svg:width='2cm'><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame><text:s text:c='2'/>three<text:date text:date-value='2026-02-03' text:fixed='true'>02/03/26</text:date></text:p>
            """);
        Is(view, "body/p", "One two  three02/03/26");
        Is(view, "//note/@after", "One");
        Is(view, "//note/p", "small");
        Is(view, "//frame/@text", "boxed");
        Is(view, "//change[@kind = 'deletion']", "gone");
        Is(view, "//field/@kind", "date");
        Is(view, "//field/@fixed", "true");
        Is(view, "settings/@recording", "true");
    }

    [Fact]
    public void FilesOfOtherKindsTellWhatTheyCan()
    {
        var path = Path.Combine(_folder, "a.txt");
        File.WriteAllText(path, "First line\nSecond line\n");
        var view = DocumentView.Read(path);
        Assert.Equal("plaintext", view.Format);
        Is(view, "count(//p)", "2");
        Assert.False(ViewVocabulary.Knows(view.Format, "@bold"));
    }

    [Fact]
    public void AFileThatIsNoDocumentIsAClearError()
    {
        foreach (var (name, bytes, id) in new[]
        {
            ("empty.odt", Array.Empty<byte>(), "DocumentDamaged"),
            ("cut.odt", TemplateLibrary.Make("plain", 1).Document.ToArray()[..^200], "DocumentDamaged"),
            ("bare.odt", SomeOdt.Bytes("<text:p>unclosed"), "DocumentDamaged"),
            ("other.bin", [0, 1, 2, 3], "DocumentFormatUnknown"),
        })
        {
            var path = Path.Combine(_folder, name);
            File.WriteAllBytes(path, bytes);
            var error = Assert.Throws<Core.LamException>(() => DocumentView.Read(path));
            Assert.Equal(id, error.Id);
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    private static void Is(DocumentView view, string expression, string expected)
    {
        var value = view.Root.XPathEvaluate(expression);
        var text = value switch
        {
            System.Collections.IEnumerable nodes and not string => nodes.Cast<object>().Select(n => n is System.Xml.Linq.XElement e ? e.Value : ((System.Xml.Linq.XAttribute)n).Value).FirstOrDefault(),
            double number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        Assert.True(expected == text, $"{expression} is '{text}', not '{expected}'.");
    }
}
