using LamPS.Module.Tests.Shell;
using LamPS.Testing;
using Xunit;

namespace LamPS.Module.Tests.Office;

/// <summary>The functions for Microsoft Office, with stand-ins for its object models: there is no Office here.</summary>
public sealed class OfficeTests(PowerShellProcess shell)
{
    private string Functions => Path.Combine(shell.Module.Path, "LamPS.Office").Replace("'", "''", StringComparison.Ordinal);

    [Theory]
    [InlineData("Module")]
    [InlineData("Word")]
    [InlineData("Excel")]
    [InlineData("PowerPoint")]
    public async Task They_use_the_object_model_as_they_should_and_say_what_came_of_it(string part)
    {
        var result = await shell.RunAsync($"& '{Script(part + "Checks")}' -Module '{Functions}'");

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_and_runbooks_can_use_them()
    {
        var result = await shell.RunAsync($$"""
            Import-Module '{{Functions}}'
            . '{{Script("OfficeFakes")}}'
            (Register-LamOfficeFunction -Application Word).Name
            Set-FakeOffice (New-FakeOffice ([FakeWordDocument]::new('letter.docx', "Dear Ann`r")))
            $action = Invoke-LamAction word_insert_table -Rows 2 -Columns 3 -Application service-desk
            "$($action.Outcome) $(($action.Text | ConvertFrom-Json).Columns)"
            Unregister-LamFunction word_*
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["word_insert_table", "word_select_text", "word_select_paragraph", "word_select_table", "word_set_font", "word_save_as", "Verified 3"],
            result.Output);
    }

    private static string Script(string name) =>
        RepositoryFiles.Find($"tests/LamPS.Module.Tests/Office/{name}.ps1").Replace("'", "''", StringComparison.Ordinal);
}
