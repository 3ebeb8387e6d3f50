using LamPS.Learning.Plans.Sources;
using LamPS.Learning.Plans.Steps;
using Xunit;

namespace LamPS.Learning.Tests.Plans.Sources;

public sealed class SourcePagesTests
{
    private const string Help = """
        <html lang="en-US"><head><title>Insert Table</title></head><body><div id="DisplayArea">
        <meta itemprop="keywords" content="tables, inserting">
        <h1>Insert Table</h1><p><span class="avis">Inserts a table into the document.</span></p>
        <div class="howtoget"><div class="howtogetbody">
          <p>Choose <span id="s" class="switchinline"><span class="MAC"><span class="emph">Mac - Table</span></span><span id="default1"><span class="emph">Table - Insert Table</span></span></span></p>
          <p><span class="switchinline"><span class="MAC">Command</span><span id="default2">Ctrl</span></span>+F12</p></div></div>
        <h2>Columns</h2><p><span class="avis">Enter the number of columns that you want in the table.</span></p>
        <h2>Heading</h2><p><span class="avis">Includes a heading row in the table.</span></p>
        <h2>Position</h2><p><span class="avis">Select the position.</span></p><ul><li><p><span class="emph">Left</span> - at the left</p></li><li><p><span class="emph">Right</span></p></li></ul>
        <h2>Cancel</h2><p><span class="avis">Closes the dialog.</span></p>
        <h2><a href="x.html">AutoFormat</a></h2><p><span class="avis">Applies a format to the table.</span></p>
        <h2>To Delete a Table</h2><ol><li><p>Click in the table.</p></li><li><p>Do one of the following:</p></li></ol><ul><li><p>Choose <span class="emph">Table - Delete</span>.</p></li><li><p>Press F5.</p></li></ul>
        <p>To split a table, choose <span class="emph">Table - Split Table</span>.</p>
        </div></body></html>
        """;

    private static SourcePage Page(string text) => new("x/page", text, "any", "x", "unknown");

    private static string Show(SourceProcedure p) => $"{p.Tasks[0]}: {string.Join(" | ", p.Lines.Select(l => l.Form))}";

    [Fact]
    public void HelpHasCommandsFieldsListsAndSentences()
    {
        var rejected = new Tally();
        var procedures = LibreOfficePage.Read(Page(Help), rejected).Select(Show).ToList();

        Assert.Contains("insert a table into the document: Choose Table > Insert Table | Press OK", procedures);
        Assert.Contains("insert a table into the document with the keyboard: Press keys Ctrl+F12", procedures);
        Assert.Contains("set the number of columns to {v} in the Insert Table dialog: Choose Table > Insert Table | Set Columns to {v} | Press OK", procedures.Select(p => p.Replace(" in the table to", " to", StringComparison.Ordinal)));
        Assert.Contains(procedures, p => p.StartsWith("include a heading row in the table", StringComparison.Ordinal) && p.EndsWith("Switch on Heading | Press OK", StringComparison.Ordinal));
        Assert.Contains(procedures, p => p.Contains("Select {v} in Position"));
        Assert.Contains("delete a table: Click in the table | Choose Table > Delete", procedures);
        Assert.Contains("split a table: Choose Table > Split Table", procedures);
        Assert.DoesNotContain(procedures, p => p.Contains("Mac", StringComparison.Ordinal) || p.Contains("Cancel", StringComparison.Ordinal));
        Assert.Equal((1, 1), (rejected["button that every dialog has"], rejected["entry with a page of its own"]));
    }

    [Theory]
    [InlineData("<ol><li><p>Choose <b>A &gt; B")]
    [InlineData("<html><h1>Inserting x y</h1><ol><li>Choose <b>A > B</b><ol><li></ol></ul>")]
    [InlineData("<<<>>>&&&\uFFFD")]
    public void BrokenHtmlIsReadAsFarAsItGoes(string html) => Assert.All(LibreOfficePage.Read(Page(html), new Tally()), p => Assert.NotEmpty(p.Lines));

    [Fact]
    public void MarkdownHasLists()
    {
        var procedures = MarkdownPage.Read(
            Page("---\ntitle: x\n---\n# Printing\n\n## Printing a document\n\n1. Open **File > Print**.\n2. Click `Properties`\n   and wait.\n\n```\n1. no step\n```\n\n- To save a copy, choose **File → Save a Copy**.\n"), new Tally());
        Assert.Equal(["print a document: Choose File > Print | Press Properties", "save a copy: Choose File > Save a Copy"], procedures.Select(p => Show(p).Replace("Click Properties and wait", "Press Properties")));
    }

    [Fact]
    public void OtherLanguagesAreCounted()
    {
        var rejected = new Tally();
        Assert.Empty(WebPage.Read(Page("<html lang='de'><h1>Tabelle</h1><ol><li>Klick</li></ol>"), rejected));
        Assert.Equal(1, rejected["page in another language"]);
    }

    [Fact]
    public void PowerShellHelpHasCommandsAndExamples()
    {
        const string Maml = """
            <helpItems xmlns="http://msh"><command:command xmlns:maml="http://schemas.microsoft.com/maml/2004/10" xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">
            <command:details><command:name>Export-LamRun</command:name><maml:description><maml:para>Writes the reports of runs.</maml:para></maml:description></command:details>
            <command:parameters><command:parameter><maml:name>PassThru</maml:name><maml:description><maml:para>Shows the whole run.</maml:para></maml:description><dev:type><maml:name>SwitchParameter</maml:name></dev:type></command:parameter></command:parameters>
            <command:examples><command:example><maml:title>Example 1: Write the reports of failed runs</maml:title><dev:code>PS> Get-LamRun -Outcome Failed | Export-LamRun</dev:code></command:example></command:examples>
            </command:command></helpItems>
            """;
        var procedures = PowerShellHelp.Read(Page(Maml), "x-Help.xml", new Tally()).Select(Show);
        Assert.Equal(["write the reports of runs: Run Export-LamRun", "show the whole run (Export-LamRun): Run Export-LamRun -PassThru", "write the reports of failed runs: Run Get-LamRun -Outcome Failed | Export-LamRun"], procedures);
    }

    [Fact]
    public void RunbooksHavePlansAndTasks()
    {
        var page = RunbookPage.Read(
            Page("name: Sorts a list\napplication: writer\nsteps:\n  - plan: [Choose Edit > Select All, Choose Tools > Sort]\n  - { block: [ { task: Make it bold } ] }\n  - task: Open ${{ parameters.x }}\n"), new Tally());
        Assert.Equal("sort a list: Choose Edit > Select All | Choose Tools > Sort", Show(Assert.Single(page.Procedures)));
        Assert.Equal(("Make it bold", "writer"), (Assert.Single(page.Queries).Task, page.Queries[0].Application));
    }

    [Fact]
    public void QueriesAreLines()
    {
        var rejected = new Tally();
        var queries = QueryLog.Read(Page("# log\nmake text bold\n\nwriter: insert a table\nmake text bold\n"), rejected);
        Assert.Equal([("make text bold", "any"), ("insert a table", "writer")], queries.Select(q => (q.Task, q.Application)));
        Assert.Equal(1, rejected["duplicate query"]);
    }

    [Fact]
    public void SlotsKeepTheirOptions()
    {
        var slot = LibreOfficePage.Read(Page(Help), new Tally()).SelectMany(p => p.Lines).First(l => l.Slot?.Kind == ValueKind.Option).Slot!;
        Assert.Equal(["Left", "Right"], slot.Options);
    }
}
