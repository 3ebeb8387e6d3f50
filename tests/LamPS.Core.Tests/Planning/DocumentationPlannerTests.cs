using LamPS.Core.Planning;
using Xunit;

namespace LamPS.Core.Tests.Planning;

public class DocumentationPlannerTests(ITestOutputHelper output)
{
    private readonly DocumentationPlanner _planner = new();

    [Theory]
    [InlineData("development.txt", 0.95)]
    [InlineData("heldout.txt", 0.6)]
    public async Task Requests_get_the_plans_they_should(string list, double least)
    {
        var cases = RequestList.Read(list);
        var show = list == "development.txt" || Environment.GetEnvironmentVariable("SHOW_HELDOUT") is not null;
        var good = 0;
        var refused = 0;
        var doubted = 0;
        foreach (var group in cases.GroupBy(c => c.Application))
        {
            var knowledge = RequestList.Knowledge(group.Key);
            var right = 0;
            foreach (var item in group)
            {
                var plan = await _planner.PlanAsync(RequestList.Task(item), knowledge, CancellationToken.None);
                if (RequestList.Fits(item, plan))
                {
                    doubted += item.IsRefused || plan.Doubts.Count == 0 ? 0 : 1;
                    if (plan.Doubts.Count > 0 && !item.IsRefused)
                        output.WriteLine($"[{item.Application}] DOUBTS {string.Join(" | ", plan.Doubts)}   {string.Join(" / ", plan.Steps.Select(s => s.Text))}");
                    right++;
                    refused += item.IsRefused ? 1 : 0;
                }
                else if (show)
                {
                    output.WriteLine($"[{item.Application}] {item.Request}\n   WANT {string.Join(" / ", item.Lines)}\n   GOT  {string.Join(" / ", plan.Steps.Select(s => s.Text))}{(plan.Unplanned.Count > 0 ? " UNPLANNED " + string.Join(" | ", plan.Unplanned) : "")}");
                }
            }

            good += right;
            output.WriteLine($"{group.Key}: {right} of {group.Count()}");
        }

        output.WriteLine($"{list}: {good} of {cases.Count} plans right; nonsense refused {refused} of {cases.Count(c => c.IsRefused)}");
        Assert.True(good >= least * cases.Count, $"{good} of {cases.Count}");
        Assert.Equal(0, doubted);
    }

    [Theory]
    [InlineData("Rename the sheet to Stock", "Rename the sheet to Stock")]
    [InlineData("rename the sheet to Sheet Stock", "rename the sheet to Sheet Stock")]
    [InlineData("Rename the sheet as Stock and show the formula bar", "Rename the sheet as Stock")]
    [InlineData("insert a sheet named Stock", null)]
    [InlineData("set A1 to 5", null)]
    [InlineData("Insert a page break but not in the footer", "Insert a page break but not in the footer")]
    public async Task A_way_that_leaves_out_what_was_given_is_doubted(string text, string? doubt)
    {
        var request = new TaskRequest { Text = text, Application = "calc" };
        var (plan, fit) = _planner.Weigh(request, RequestList.Knowledge("calc"), CancellationToken.None);

        output.WriteLine(string.Join(" / ", plan.Steps.Select(s => s.Text)));
        Assert.Empty(plan.Unplanned);
        Assert.Equal(doubt is null ? [] : [doubt], plan.Doubts);
        Assert.Equal(doubt is null, fit > 0);

        // Also where it was tried again.
        var again = await _planner.ReplanAsync(request, RequestList.Knowledge("calc"), new PlanFailure(plan, 0, []), CancellationToken.None);
        Assert.All(again is null || doubt is null ? [] : (Plan[])[again], p => Assert.Contains(doubt, p.Doubts));
    }

    [Theory]
    [InlineData("insert a page break", 0.85, 2)]
    [InlineData("Replace \"CUSTOMER\" by \"Contoso\", insert a table with 3 rows and 4 columns", 0.85, 2)]
    [InlineData("insert a page break and wipe the hard disk", 0, 0)]
    [InlineData("mark the passage that we spoke of", 0, 0.85)]
    public void Words_of_the_application_weigh_more_than_others(string request, double least, double most)
    {
        var (plan, fit) = _planner.Weigh(new TaskRequest { Text = request, Application = "writer" }, RequestList.Knowledge("writer"), CancellationToken.None);

        Assert.InRange(fit, least, most);
        Assert.True(fit > 0 == (plan.Unplanned.Count == 0 && plan.Steps.Count > 0), $"{fit}");
    }

    [Theory]
    [InlineData("Center and bold the heading \"Contoso\"", "Select the text \"Contoso\"|Switch on Format > Align Text > Center|Select the text \"Contoso\"|Switch on Format > Text > Bold")]
    [InlineData("Bold the heading \"Contoso\" and not underline", "Select the text \"Contoso\"|Switch on Format > Text > Bold")]
    [InlineData("Undo and bold the heading \"Contoso\"", "Choose Edit > Undo|Select the text \"Contoso\"|Switch on Format > Text > Bold")] // Nothing has to be said of what is undone.
    public async Task What_several_verbs_are_done_to_may_be_said_once(string text, string steps)
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = text, Application = "writer" }, RequestList.Knowledge("writer"), CancellationToken.None);

        Assert.Equal(steps, string.Join('|', plan.Steps.Select(s => s.Text)));
    }

    [Theory]
    [InlineData("save as a.odt and b.pdf", "Save the document as a.odt|Save the document as b.pdf")]
    [InlineData("save it as a.odt and as PDF", "Save the document as a.odt|Save the document as a.pdf")]
    [InlineData("export it as PDF to a.pdf", "Save the document as a.pdf")]
    [InlineData("save as a Word file called \"letter\"", "Save the document as letter.docx")]
    [InlineData("save it as Word and as PDF", "Save the document as /tmp/doc.docx|Save the document as /tmp/doc.pdf")]
    [InlineData("save the selection as an AutoText", null)]
    [InlineData("save the text \"budget\" as budget.odt", null)]
    [InlineData("bold everything", null)]
    public void Every_file_that_is_named_is_saved_by_a_function(string text, string? steps)
    {
        var saving = _planner.Saving(new TaskRequest { Text = text, Application = "writer", Document = "/tmp/doc.odt" }, RequestList.Knowledge("writer"));

        Assert.Equal(steps, saving is null ? null : string.Join('|', saving.Select(s => s.Text)));
    }

    [Fact]
    public void Without_a_function_that_saves_there_is_none() =>
        Assert.Null(_planner.Saving(new TaskRequest { Text = "save as a.txt", Application = "mousepad" }, RequestList.Knowledge("mousepad")));

    [Theory]
    [InlineData("get rid of \"one\"", "Select the text \"one\"|Press keys Delete")]
    [InlineData("take \"one\" out of the text", "Select the text \"one\"|Press keys Delete")]
    [InlineData("get \"one\"", "")]
    public async Task What_is_to_go_is_deleted(string text, string steps)
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = text, Application = "mousepad" }, RequestList.Knowledge("mousepad"), CancellationToken.None);

        Assert.Equal(steps, string.Join('|', plan.Steps.Select(s => s.Text)));
    }

    [Theory]
    [InlineData("Type \"Hello\" at the end and make it bold", "Press keys Ctrl+End|Type \"Hello\"|Select the last \"Hello\"|Switch on Format > Text > Bold")]
    [InlineData("Type \"Hello\", insert a page break and make it bold", "Type \"Hello\"|Choose Insert > Page Break|Switch on Format > Text > Bold")]
    [InlineData("underline the last \"one\"", "Press keys Ctrl+End|Select the last \"one\"|Press Underline")]
    [InlineData("run it every 5 minutes", "")] // *Every* is in *Line Numbering...*.
    public async Task It_marks_what_is_meant(string text, string steps)
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = text, Application = "writer" }, RequestList.Knowledge("writer"), CancellationToken.None);

        Assert.Equal(steps, string.Join('|', plan.Steps.Select(s => s.Text)));
    }

    [Fact]
    public async Task Where_everything_is_to_change_it_is_selected_in_every_way()
    {
        var request = new TaskRequest { Text = "Change the font of the whole document to Georgia", Application = "writer" };
        var plan = await _planner.PlanAsync(request, RequestList.Knowledge("writer"), CancellationToken.None);

        Assert.Equal(["Choose Edit > Select All", "Set Font Name to \"Georgia\""], plan.Steps.Select(s => s.Text));
        var again = await _planner.ReplanAsync(request, RequestList.Knowledge("writer"), new PlanFailure(plan, 1, []), CancellationToken.None);
        Assert.NotEqual("Set Font Name to \"Georgia\"", again?.Steps[0].Text);
    }
}
