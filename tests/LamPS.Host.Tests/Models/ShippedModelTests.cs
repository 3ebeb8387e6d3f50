using Xunit;

namespace LamPS.Host.Tests.Models;

/// <summary>The model that LamPS ships, in the real <c>lamps</c>.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class ShippedModelTests : IDisposable
{
    private const string Model = "lam-desk";

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task It_is_in_the_catalog_with_a_licence_and_its_files_are_whole()
    {
        var list = await _lamps.RunAsync("model", "list", "--output", "json");
        var shown = await _lamps.RunAsync("model", "show", Model, "--output", "json");
        var verified = await _lamps.RunAsync("model", "verify", Model);

        Assert.Contains(list.Json.EnumerateArray(), m => m.GetProperty("name").GetString() == Model);
        Assert.Equal("MIT", shown.Json.GetProperty("licence").GetString());
        Assert.True(verified.ExitCode == 0, verified.ToString());
    }

    [Theory]
    [InlineData("Could you put in a table with 4 rows and 3 columns?", "Choose Table > Insert Table...", "Set Columns to 3", "Set Rows to 4", "Press Insert")]
    [InlineData("delete the word \"very\"", "Select the text \"very\"", "Press keys Delete")]
    [InlineData("put a header on every page and write \"Draft\" into it", "Choose Format > Page Style...", "Switch on Header on", "Press OK", "Type \"Draft\"")]
    public async Task It_plans_what_the_documentation_has_no_words_for(string request, params string[] lines)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var steps = result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!).ToList();
        Assert.Equal(lines, steps.Where(lines.Contains));
    }

    [Theory]
    [InlineData("Replace CUSTOMER by Contoso, add a 3 by 4 table", "Set Find to \"CUSTOMER\"", "Set Replace to \"Contoso\"", "Press Replace All", "Press Close", "Set Columns to 4", "Set Rows to 3", "Press Insert")]
    [InlineData("insert a page break", "Choose Insert > Page Break")]
    [InlineData("accept all changes", "Choose Edit > Track Changes > Accept All")]
    [InlineData("Type \"Thanks\" at the end", "Press keys Ctrl+End", "Type \"Thanks\"")]
    [InlineData("make \"budget\" bold and type \"done\"", "Select the text \"budget\"", "Press keys Ctrl+End", "Type \"done\"")]
    public async Task It_plans_what_is_said_in_the_applications_own_words_where_no_model_is_named(string request, params string[] lines)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith(Model, result.Json.GetProperty("planner").GetString(), StringComparison.Ordinal);
        Assert.Equal(lines, result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!).Where(lines.Contains));
    }

    [Theory]
    [InlineData("make \"budget\" bold and don't make it italic", "Format > Text > Bold", "Italic")]
    [InlineData("Type \"Hello\" at the end in bold", "Select the last \"Hello\"", "Select the text")]
    [InlineData("make the second \"budget\" italic", "Select the second \"budget\"", "Select the text")]
    [InlineData("Replace CUSTOMER by Contoso, add a 3 by 4 table", "Set Rows to 3", "Set Rows to 4")]
    [InlineData("put \"budget\" into the header rather than the footer", "Type \"budget\"", "Footer")]
    public async Task It_leaves_alone_what_is_not_meant(string request, string meant, string denied)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var steps = result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!).ToList();
        Assert.Contains(steps, s => s.Contains(meant, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, s => s.Contains(denied, StringComparison.Ordinal));
        Assert.Empty(result.Json.GetProperty("doubts").EnumerateArray());
    }

    [Fact]
    public async Task It_does_everything_that_a_list_wants_done_to_a_text()
    {
        var result = await _lamps.RunAsync("plan", "\"budget\" should be slanted and crossed out at once", "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var steps = result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!).ToList();
        Assert.Contains("Choose Format > Text > Italic", steps);
        Assert.Contains("Choose Format > Text > Strikethrough", steps);
    }

    [Theory]
    [InlineData("Set the subject of this document to \"Plan\", as subject", "File > Properties...")]
    [InlineData("put today's date at the end, as a field", "Insert > Field > Date")]
    public async Task What_only_says_how_chooses_nothing_more(string request, string chosen)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        var steps = result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!).ToList();
        Assert.StartsWith($"Choose {chosen}", Assert.Single(steps, s => s.StartsWith("Choose ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("underline \"budget\" wherever it occurs", "Choose Format > Text > Single Underline")]
    [InlineData("make every \"budget\" bold", "Choose Format > Text > Bold")]
    public async Task What_is_to_be_done_everywhere_is_done_to_all_that_a_search_finds(string request, string line)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(
            ["Choose Edit > Find and Replace...", "Set Find to \"budget\"", "Press Find All", "Press Close", line],
            result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!));
        Assert.Empty(result.Json.GetProperty("doubts").EnumerateArray());
    }

    [Theory]
    [InlineData("Choose Format > Text > Bold", "Choose Format > Text > Bold")]
    [InlineData("Choose Edit > Find and Replace..., set Find to \"budget\", press Find All, press Close", "Choose Edit > Find and Replace...", "Set Find to \"budget\"", "Press Find All", "Press Close")]
    public async Task Who_names_entries_by_their_paths_gets_those_and_nothing_more(string request, params string[] lines)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(lines, result.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()!));
    }

    // Families of tests: nobody trains with them, who works wants them.
    [Theory]
    [InlineData("make the word \"budget\" 14 pt", "Set Font Size to 14 pt")]
    [InlineData("the left margin should be 3 cm", "Set Left to 3")]
    public async Task It_knows_for_work_what_tests_keep_from_training(string request, string line)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains(result.Json.GetProperty("steps").EnumerateArray(), s => s.GetProperty("step").GetString()!.StartsWith(line, StringComparison.Ordinal));
        Assert.Empty(result.Json.GetProperty("doubts").EnumerateArray());
    }

    [Theory]
    [InlineData("wipe the hard disk")]
    [InlineData("restart the web server on all machines")]
    public async Task What_nobody_can_mean_in_Writer_is_not_planned(string request)
    {
        var result = await _lamps.RunAsync("plan", request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.True(result.ExitCode == 1 && result.Json.GetProperty("steps").GetArrayLength() == 0, result.ToString());
    }

    // Others asked for a sun on the invitation to a barbecue.
    [Fact]
    public async Task What_is_planned_though_the_model_is_not_sure_is_doubted()
    {
        const string Request = "invite the neighbours to a barbecue";

        var result = await _lamps.RunAsync("plan", Request, "--app", "writer", "--model", Model, "--output", "json");

        Assert.Equal(result.Json.GetProperty("steps").GetArrayLength() == 0 ? [] : [Request], result.Json.GetProperty("doubts").EnumerateArray().Select(d => d.GetString()!));
    }
}
