using System.Xml.Linq;
using LamPS.Build.Help;
using LamPS.Build.Packaging;
using Xunit;

namespace LamPS.Build.Tests.Help;

public sealed class HelpBuilderTests : IDisposable
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lamps-help-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_pages_of_the_module_are_right_and_complete()
    {
        var repository = Repository.Find();

        var pages = HelpBuilder.Build(Path.Combine(repository.Root, "docs", "en-US"), ModuleManifest.Read(repository).Cmdlets);

        Assert.Contains(pages, page => page.Name == "LamPS.Module.dll-Help.xml");
    }

    [Fact]
    public void A_page_becomes_maml()
    {
        var command = Convert(SamplePage.Text);

        var details = command.Element(Command + "details")!;
        Assert.Equal(("Get-LamThing", "Get", "LamThing"), (details.Element(Command + "name")!.Value, details.Element(Command + "verb")!.Value, details.Element(Command + "noun")!.Value));
        Assert.Equal("Gets things <of a kind>.", details.Element(Maml + "description")!.Value);
        Assert.Equal(
            ["Get-LamThing gets things, as the shop (https://example.org/things) has them. See Get-LamOther.", "- big ones", "- small ones"],
            command.Element(Maml + "description")!.Elements().Select(para => para.Value));
        var example = command.Element(Command + "examples")!.Elements().Single();
        Assert.Equal("--- Example 1: Get one ---", example.Element(Maml + "title")!.Value);
        Assert.Equal("Get-LamThing a & b\n\na", example.Element(Dev + "code")!.Value);
        Assert.Equal("This command gets one thing.", example.Element(Dev + "remarks")!.Value);
        Assert.Equal(["", "https://example.org/things"], command.Descendants(Maml + "navigationLink").Select(link => link.Element(Maml + "uri")!.Value));
    }

    [Fact]
    public void Each_parameter_set_has_its_parameters_in_the_order_of_the_shell()
    {
        var items = Convert(SamplePage.Text).Element(Command + "syntax")!.Elements().ToList();

        Assert.Equal(
            ["Name Kind WhatIf", "InputObject Kind WhatIf"],
            items.Select(item => string.Join(' ', item.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value))));
        var name = items[0].Elements(Command + "parameter").First();
        Assert.Equal(
            ("false", "true", "true", "True (ByPropertyName, ByValue)", "0", "Id, N"),
            (name.Attribute("required")!.Value, name.Attribute("variableLength")!.Value, name.Attribute("globbing")!.Value, name.Attribute("pipelineInput")!.Value,
                name.Attribute("position")!.Value, name.Attribute("aliases")!.Value));
        var kind = items[1].Elements(Command + "parameter").Single(parameter => parameter.Element(Maml + "name")!.Value == "Kind");
        Assert.Equal(["Big", "Small"], kind.Element(Command + "parameterValueGroup")!.Elements().Select(value => value.Value));
        Assert.Equal("Big", kind.Element(Dev + "defaultValue")!.Value);
        Assert.Null(items[0].Elements(Command + "parameter").Last().Element(Command + "parameterValue"));
    }

    [Theory]
    [InlineData("## NOTES\n\nNone.\n", "", ":1: the page has no '## NOTES'")]
    [InlineData("## NOTES\n\nNone.", "## NOTES", ": NOTES is empty")]
    [InlineData("## NOTES", "## REMARKS", "'## REMARKS' is no section of a page")]
    [InlineData("## INPUTS", "## OUTPUTS", "'## OUTPUTS' stands in the wrong place, or twice")]
    [InlineData("The kind.\n", "", "the description of '-Kind' is empty")]
    [InlineData("# Get-LamThing\n", "# Get-LamThings\n", ":8: the page starts with '# Get-LamThing'")]
    [InlineData("schema: 2.0.0", "schema: 1.0.0", "'schema' is '2.0.0', not '1.0.0'")]
    [InlineData("schema: 2.0.0", "title: x", "doesn't know 'title'")]
    [InlineData("Position: 0", "Position: first", "'Position' is Named, or a number from 0, not 'first'")]
    [InlineData("Required: True", "Required: yes", "'Required' is True or False, not 'yes'")]
    [InlineData("Required: True\n", "", "the parameter has no 'Required'")]
    [InlineData("Required: True", "Needed: True", "'Needed' is no key of a parameter")]
    [InlineData("True (ByValue)", "Sometimes", "'Accept pipeline input' is False, True (ByValue)")]
    [InlineData("[-Kind <Kind>] [-WhatIf]", "[-WhatIf]", "by PARAMETERS this syntax must be: Get-LamThing -InputObject <ElementInfo> [-Kind <Kind>] [-WhatIf] [<CommonParameters>]")]
    [InlineData("### -Kind", "### Kind", "a parameter is '### -NAME', not '### Kind'")]
    [InlineData("### -Kind", "### -Name", "'-Name' stands there twice")]
    [InlineData("### Example 1: Get one", "### Get one", "the title is '### Example 1: WHAT IT SHOWS'")]
    [InlineData("```powershell\nGet", "```\nGet", "an example has one block of code, marked ```powershell")]
    [InlineData("- big ones", "```\nx\n```", "DESCRIPTION takes paragraphs and lists only")]
    [InlineData("### CommonParameters\n\nAs always.\n", "", "PARAMETERS ends with '### CommonParameters'")]
    [InlineData("- [Get-LamThing](Get-LamThing.md)", "- [Get-LamOther](Get-LamOther.md)", "the related link 'Get-LamOther' leads nowhere")]
    [InlineData("- [Get-LamThing](Get-LamThing.md)", "- Get-LamThing", "RELATED LINKS has one link a line")]
    public void A_mistake_is_told_with_its_file_and_line(string what, string instead, string message)
    {
        Assert.Contains(what, SamplePage.Text);
        var position = SamplePage.Text.IndexOf(what, StringComparison.Ordinal);

        var error = Assert.Throws<BuildException>(() => Convert(SamplePage.Text[..position] + instead + SamplePage.Text[(position + what.Length)..]));

        Assert.Contains(message, error.Message);
        Assert.Matches(@"docs/en-US/Get-LamThing\.md:\d+: ", error.Message);
        Assert.Equal(BuildExit.Failed, error.ExitCode);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var error = Assert.Throws<BuildException>(() => Convert(SamplePage.Text.Replace("Position: 0", "Position: x").Replace("## NOTES", "## REMARKS")));

        Assert.Contains("REMARKS", error.Message);
        Assert.Contains("Position", error.Message);
    }

    [Fact]
    public void A_line_is_that_of_the_mistake()
    {
        var text = SamplePage.Text.Replace("Aliases: Id, N", "Nicknames: Id, N");

        var error = Assert.Throws<BuildException>(() => Convert(text));

        Assert.Contains($"Get-LamThing.md:{Array.FindIndex(text.Split('\n'), line => line.StartsWith("Nicknames", StringComparison.Ordinal)) + 1}: 'Nicknames'", error.Message);
    }

    [Fact]
    public void A_cmdlet_without_a_page_and_a_page_without_a_cmdlet_are_mistakes()
    {
        Write("Get-LamThing", SamplePage.Text);
        Write("Get-LamGone", SamplePage.Text);

        var error = Assert.Throws<BuildException>(() => HelpBuilder.Build(_folder.FullName, ["Get-LamThing", "Get-LamNew"]));

        Assert.Contains("docs/en-US/Get-LamGone.md:1: the module exports no 'Get-LamGone'", error.Message);
        Assert.Contains("docs/en-US/Get-LamNew.md:1: the module exports this cmdlet, and it has no page", error.Message);
    }

    [Fact]
    public void A_topic_becomes_plain_text_of_eighty_columns()
    {
        Write("about_Things", SamplePage.About);

        var topic = HelpBuilder.Build(_folder.FullName, []).Single(file => file.Name == "about_Things.help.txt");

        Assert.Equal(
            """
            TOPIC
                about_Things

            SHORT DESCRIPTION
                Says what things are.

            LONG DESCRIPTION
                Things are small and there are a great many of them, so that this paragraph
                is longer than a line can be.

              Kinds

                Kind        Means
                ----        -----
                big | huge  things that are so big that what they mean needs more than the
                            one line of the table

                - one that is also longer than the eighty columns that a line of a topic can
                  have, all in all
                - two

                    Get-LamThing

                    a

            SEE ALSO
                - Get-LamThing

            """,
            topic.Text);
    }

    [Theory]
    [InlineData("## SEE ALSO\n\n- Get-LamThing", "", "the topic has no '## SEE ALSO'")]
    [InlineData("## SEE ALSO", "## MORE", "'## MORE' is no section of a topic")]
    [InlineData("Says what things are.", "Says what things are, and goes on and on, until the line is longer than it may be.", "one line of at most 76 characters")]
    [InlineData("Get-LamThing\n# ->", "Get-LamThing -With a -Very long -List of -Parameters that -Goes on -And on -And on\n# ->", ":21: code in a topic is at most 72 columns wide")]
    [InlineData("| big \\| huge |", "| a kind that has so long a name that there is no room for what it means |", "the table is too wide")]
    [InlineData("a\n```", "a", "about_Things.md:20: the block of code has no end")]
    [InlineData("| big \\| huge |", "| big | huge |", "the row has 3 cells, the header 2")]
    public void A_mistake_in_a_topic_is_told(string what, string instead, string message)
    {
        Assert.Contains(what, SamplePage.About);
        Write("about_Things", SamplePage.About.Replace(what, instead));

        var error = Assert.Throws<BuildException>(() => HelpBuilder.Build(_folder.FullName, []));

        Assert.Contains(message, error.Message);
        Assert.Contains("docs/en-US/about_Things.md:", error.Message);
    }

    private XElement Convert(string page)
    {
        Write("Get-LamThing", page);
        var file = HelpBuilder.Build(_folder.FullName, ["Get-LamThing"]).Single(file => file.Name == HelpBuilder.MamlName);
        return XDocument.Parse(file.Text).Root!.Elements().Single();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name + ".md"), text);
}
