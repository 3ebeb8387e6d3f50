using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Planning;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Agents.Compact.Procedures;
using LamPS.Model.Scoring;
using LamPS.Model.Tests.Agents.Procedures;
using LamPS.Model.Tokenizers;
using Xunit;

namespace LamPS.Model.Tests.Agents;

[Trait("Needs", "onnxruntime")]
public sealed class CompactPlannerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-planner-").FullName;
    private readonly CompactScorer _model;
    private readonly CompactPlanner _planner;

    public CompactPlannerTests()
    {
        // Chooses the way that shares most words with the part of the request.
        TinyCompact.Write(_folder, isWired: true);
        var model = CompactLamModel.Load(_folder, new() { Threads = 1, Spin = false }, Token);
        _model = new CompactScorer("compact", model, new CompactEncoder(Tokenizer.Load(_folder), model.Config));
        _planner = new CompactPlanner(_model, Taught.Memory);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PlanningKnowledge Writer { get; } = PlanningKnowledge.None with { Application = new ApplicationDefinition { Name = "writer", Title = "Writer", Command = "writer", Desktops = ["atspi"] } };

    public void Dispose()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_request_becomes_the_lines_of_what_was_taught_with_its_own_values()
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = "Insert a table with 3 rows and 4 columns" }, Writer, Token);

        Assert.Empty(plan.Unplanned);
        Assert.Equal(["Choose Table > Insert Table...", "Set Rows to 3", "Set Columns to 4", "Press Insert"], plan.Steps.Select(s => s.Text));
        Assert.All(plan.Steps, s => Assert.Equal("procedure: insert-table", s.Source));
        Assert.Equal("invoke_menu", plan.Steps[0].Function);
    }

    [Theory]
    [InlineData("Insert a table with 3 rows and 4 columns", false)]
    [InlineData("Insert a table with 3 rows and 4 columns, 2 cm wide", true)]
    public async Task A_plan_that_leaves_out_what_a_request_gives_is_doubted_however_sure_the_model_is(string text, bool doubted)
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = text }, Writer, Token);

        Assert.Equal("procedure: insert-table", plan.Steps[0].Source);
        Assert.Equal(doubted ? [text] : [], plan.Doubts);
    }

    [Fact]
    public async Task An_and_without_a_verb_behind_it_joins_two_parts_where_each_means_a_way()
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = "Make the word \"very\" red and a grid of 3 by 4 cells" }, Writer, Token);

        Assert.Empty(plan.Unplanned);
        Assert.Empty(plan.Doubts);
        Assert.Equal(["Select the text \"very\"", "Choose Format > Character...", "Choose red as Font color", "Press OK", "Press keys Ctrl+End", "Choose Table > Insert Table...", "Set Rows to 3", "Set Columns to 4", "Press Insert"], plan.Steps.Select(s => s.Text));
    }

    [Theory]
    [InlineData("Insert a table with 3 rows and 4 columns, use Insert Table", 4)]
    [InlineData("Insert a table with 3 rows and 4 columns, a table", 4)]
    [InlineData("Insert a table with 3 rows and 4 columns, then insert a table with 2 rows and 1 column", 8)]
    [InlineData("Insert a table with 3 rows and 4 columns, as a table", 4)]
    [InlineData("Insert a table with 3 rows and 4 columns and turn the page to landscape", 7)]
    public async Task What_only_says_how_is_no_part_of_its_own(string text, int steps)
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = text }, Writer, Token);

        Assert.Empty(plan.Unplanned);
        Assert.Equal(steps, plan.Steps.Count);
    }

    [Fact]
    public async Task Everything_is_marked_by_a_key_where_that_is_only_the_way_to_something_else()
    {
        var everything = new Procedure { Id = "Edit > Select All", Application = "writer", Phrasings = ["Mark everything"], Lines = ["Choose Edit > Select All"] };
        var planner = new CompactPlanner(_model, new ProcedureMemory([everything, Taught.Landscape]));

        var aim = await planner.PlanAsync(new TaskRequest { Text = "Mark everything" }, Writer, Token);
        var way = await planner.PlanAsync(new TaskRequest { Text = "Mark everything. Turn the page to landscape." }, Writer, Token);

        Assert.Equal(everything.Lines, aim.Steps.Select(s => s.Text));
        Assert.Equal(["Press keys Ctrl+A", .. Taught.Landscape.Lines], way.Steps.Select(s => s.Text));
    }

    [Fact]
    public async Task A_function_that_saves_is_taken_whatever_the_model_likes()
    {
        var save = new FunctionDefinition { Name = "save_as", Description = "Saves the document.", Risk = Risk.Change, Arguments = [new ArgumentDefinition("path", ArgumentType.Path, "Path.")] };
        var planner = new CompactPlanner(_model, new ProcedureMemory([new Procedure { Id = "save", Application = "writer", Phrasings = ["Save as \"{name}\""], Lines = ["Choose File > Save As...", "Set Name to \"{name}\"", "Press Save"], Parameters = [new("name", ProcedureParameter.Text, [])] }, Taught.Landscape]));

        var plan = await planner.PlanAsync(new TaskRequest { Text = "Turn the page to landscape and save as out.txt" }, Writer with { Functions = [save] }, Token);

        Assert.Equal([.. Taught.Landscape.Lines, "Save the document as out.txt"], plan.Steps.Select(s => s.Text));
        Assert.Equal("save_as", plan.Steps[^1].Function);
        Assert.Empty(plan.Doubts);
    }

    [Fact]
    public async Task A_further_text_has_the_same_done_to_it()
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = "Colour in red \"very\" and \"quite\"" }, Writer, Token);

        Assert.Empty(plan.Doubts);
        Assert.Equal(["Select the text \"very\"", "Select the text \"quite\""], plan.Steps.Select(s => s.Text).Where(t => t.StartsWith("Select", StringComparison.Ordinal)));
        Assert.Equal(2, plan.Steps.Count(s => s.Text == "Choose red as Font color"));
    }

    [Theory]
    [InlineData("Put \"Draft\" in the header and the footer", "Type \"Draft\"", "Type \"Draft\"")]
    [InlineData("Put \"Draft\" in the header and \"Page\" in the footer", "Type \"Draft\"", "Type \"Page\"")]
    public async Task What_goes_into_both_margins_is_put_into_both(string request, string header, string footer)
    {
        static Procedure Of(string margin) => new()
        {
            Id = $"{margin}-text", Application = "writer", Phrasings = [$"Put \"{{text}}\" in the {margin}"], Lines = [$"Switch on {margin} on", "Type \"{text}\""],
            Parameters = [new("text", ProcedureParameter.Text, [])],
        };
        var planner = new CompactPlanner(_model, new ProcedureMemory([Of("header"), Of("footer"), Taught.Landscape]));

        var plan = await planner.PlanAsync(new TaskRequest { Text = request }, Writer, Token);

        Assert.Empty(plan.Doubts);
        Assert.Equal(["Switch on header on", header, "Switch on footer on", footer], plan.Steps.Select(s => s.Text));
    }

    [Theory]
    [InlineData("Turn the page to landscape", false)]
    [InlineData("Turn the page to landscape in Courier New", true)]
    [InlineData("Turn the page to landscape in green", true)]
    public async Task A_font_or_a_colour_that_no_line_has_is_doubted(string text, bool doubted)
    {
        var planner = new CompactPlanner(_model, new ProcedureMemory([Taught.Landscape]));

        var plan = await planner.PlanAsync(new TaskRequest { Text = text }, Writer, Token);

        Assert.Equal(Taught.Landscape.Lines, plan.Steps.Select(s => s.Text));
        Assert.Equal(doubted ? [text] : [], plan.Doubts);
    }

    [Fact]
    public async Task A_piece_behind_an_and_that_the_way_says_nothing_of_is_doubted()
    {
        const string Request = "Turn the page to landscape and frobnicate the gizmo";

        var plan = await _planner.PlanAsync(new TaskRequest { Text = Request }, Writer, Token);

        Assert.Equal(Taught.Landscape.Lines, plan.Steps.Select(s => s.Text));
        Assert.Equal([Request], plan.Doubts);
    }

    [Fact]
    public async Task Numbers_that_others_said_without_meaning_values_are_no_values()
    {
        var planner = new CompactPlanner(_model, new ProcedureMemory([Taught.Landscape with { Phrasings = ["Turn the page to landscape as in 16/9"] }]));

        var plan = await planner.PlanAsync(new TaskRequest { Text = "Turn the page to landscape as in 4/3" }, Writer, Token);

        Assert.Equal(Taught.Landscape.Lines, plan.Steps.Select(s => s.Text));
        Assert.Empty(plan.Doubts);
    }

    [Fact]
    public async Task One_that_others_said_excuses_no_number_that_is_left_out()
    {
        const string Request = "Turn 3 more pages to landscape";
        var planner = new CompactPlanner(_model, new ProcedureMemory([Taught.Landscape with { Phrasings = ["Turn one more page to landscape"] }]));

        var plan = await planner.PlanAsync(new TaskRequest { Text = Request }, Writer, Token);

        // Too little speaks for it then, or it is doubted.
        Assert.Equal([Request], plan.Doubts.Concat(plan.Unplanned));
    }

    [Fact]
    public async Task What_failed_is_left_and_the_next_way_is_taken_until_there_is_none()
    {
        var planner = new CompactPlanner(_model, new ProcedureMemory([Taught.Landscape, Taught.Landscape with { Id = "other", Lines = ["Choose Page > Landscape"] }]));
        var request = new TaskRequest { Text = "Turn the page to landscape" };
        var plan = await planner.PlanAsync(request, Writer, Token);

        var again = await planner.ReplanAsync(request, Writer, new PlanFailure(plan, plan.Steps.Count - 1, []), Token);

        Assert.NotNull(again);
        Assert.DoesNotContain(again.Steps, s => s.Source == plan.Steps[^1].Source);
        Assert.Contains(again.Steps, s => s.Source.StartsWith("procedure: ", StringComparison.Ordinal));
        Assert.Equal(plan.Steps.Count > 1 ? "Press keys Escape" : again.Steps[0].Text, again.Steps[0].Text);
        Assert.Null(await planner.ReplanAsync(request, Writer, new PlanFailure(again, again.Steps.Count - 1, []), Token));
    }

    [Fact]
    public async Task A_way_that_begins_with_what_failed_is_no_other_way()
    {
        var planner = new CompactPlanner(_model, new ProcedureMemory([Taught.Landscape, Taught.Landscape with { Id = "other", Lines = ["Choose Format > Page Style...", "Press Landscape"] }]));
        var request = new TaskRequest { Text = "Turn the page to landscape" };
        var plan = await planner.PlanAsync(request, Writer, Token);

        Assert.Null(await planner.ReplanAsync(request, Writer, new PlanFailure(plan, 0, []), Token));
        Assert.NotNull(await planner.ReplanAsync(request, Writer, new PlanFailure(plan, 1, []), Token));
    }

    [Fact]
    public async Task An_application_that_nothing_was_taught_of_is_planned_by_its_documentation()
    {
        var request = new TaskRequest { Text = "insert a table" };
        var knowledge = PlanningKnowledge.None with { Map = new ApplicationMap { Application = "other", Menus = [new("Table > Insert Table...")] } };

        var plan = await _planner.PlanAsync(request, knowledge, Token);

        Assert.Equal((await new DocumentationPlanner().PlanAsync(request, knowledge, Token)).Steps, plan.Steps);
        Assert.Equal("compact", plan.Planner);
    }

    [Fact]
    public async Task Nothing_that_fits_leaves_the_part_unplanned()
    {
        var plan = await _planner.PlanAsync(new TaskRequest { Text = "Frobnicate the quux" }, Writer, Token);

        Assert.Equal(["Frobnicate the quux"], plan.Unplanned);
        Assert.Empty(plan.Doubts);
        Assert.Empty(plan.Steps);
    }
}
