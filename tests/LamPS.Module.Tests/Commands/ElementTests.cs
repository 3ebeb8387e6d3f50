using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>Elements, actions and states, on the sandbox.</summary>
public sealed class ElementTests(PowerShellProcess shell)
{
    [Fact]
    public async Task A_live_element_flows_through_the_pipeline()
    {
        var result = await shell.RunAsync("""
            $box = Get-LamElement -Application service-desk -Selector 'checkbox'
            if ($box.Checked) { $box = $box | Invoke-LamAction toggle -PassThru }
            $box | Invoke-LamAction -Function toggle -PassThru | Test-LamState -Checked $true
            $box | Test-LamState -Checked $false
            (Get-LamElement -App service-desk 'checkbox').State
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["True", "False", "checked"], result.Output);
    }

    [Fact]
    public async Task Arguments_of_the_function_are_parameters()
    {
        var result = await shell.RunAsync("""
            (Invoke-LamAction set_text "textbox[name='Email']" -Application service-desk -Text 'zoë@example.com').Outcome
            (Invoke-LamAction set_text "textbox[name='Name']" -Application service-desk -Argument @{ text = 'Zoë' }).Outcome
            (Invoke-LamAction read_text "textbox[name='Email']" -Application service-desk).Text
            Test-LamState "textbox[name='Name']" -Application service-desk -Value Zoë
            Test-LamState "textbox[name='Name']" -Application service-desk -Value Zoe
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["Verified", "Verified", "zoë@example.com", "True", "False"], result.Output);
    }

    [Fact]
    public async Task An_argument_given_twice_is_an_error_and_nothing_is_done()
    {
        var result = await shell.RunAsync("Invoke-LamAction set_text \"textbox[name='Name']\" -Application service-desk -Text a -Argument @{ Text = 'b' }");

        Assert.StartsWith("ArgumentTwice", Assert.Single(result.Errors).Id);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Elements_that_are_not_there_are_an_error_for_each()
    {
        var result = await shell.RunAsync("""
            Get-LamElement -Application service-desk -Selector "button[name='Sumbit']"
            Invoke-LamAction click "button[name='Sumbit']" -Application service-desk -TimeoutSec 1 -ErrorVariable failure | ForEach-Object Outcome
            'goes on'
            """);

        Assert.Equal(2, result.Errors.Count);
        Assert.Equal("ElementNotFound,LamPS.Module.Commands.GetLamElementCommand", result.Errors[0].Id);
        Assert.All(result.Errors, e => Assert.NotEmpty(e.Remedy));
        Assert.Equal(["NotFound", "goes on"], result.Output);
    }

    [Fact]
    public async Task A_selector_with_a_mistake_names_its_column()
    {
        var result = await shell.RunAsync("Get-LamElement \"button[nme='x']\" -Application service-desk");

        Assert.Contains("column 8", Assert.Single(result.Errors).Message);
        Assert.Equal("InvalidArgument", result.Errors[0].Category);
    }

    [Fact]
    public async Task Depth_and_selectors_choose()
    {
        var result = await shell.RunAsync("""
            (Get-LamElement -Application service-desk -Depth 0).Role
            @(Get-LamElement -Application service-desk 'button').Count -lt @(Get-LamElement -Application service-desk).Count
            """);

        Assert.Equal(["window", "True"], result.Output);
    }

    [Fact]
    public async Task The_policy_decides_and_the_person_is_asked()
    {
        const string script = "(Invoke-LamAction close -Application service-desk -Policy attended).Outcome";

        var refused = await shell.RunAsync(new ShellRequest { Script = "$null = Get-LamElement -App service-desk; " + script, IsInteractive = true, Choices = [2] });
        var nobody = await shell.RunAsync(script);
        var readOnly = await shell.RunAsync("(Invoke-LamAction click 'button[name=\"Submit\"]' -Application service-desk -Policy read-only -Force).Outcome");
        var granted = await shell.RunAsync(new ShellRequest { Script = script, IsInteractive = true, Choices = [0] });

        Assert.Equal(["Blocked"], refused.Output);
        Assert.Single(refused.Questions);
        Assert.Equal("PermissionDenied", Assert.Single(refused.Errors).Category);
        Assert.Equal(["Blocked"], nobody.Output);
        Assert.Equal(["Blocked"], readOnly.Output);
        Assert.Equal(["Verified"], granted.Output);
    }

    [Fact]
    public async Task What_if_changes_nothing()
    {
        var result = await shell.RunAsync("""
            $null = Invoke-LamAction set_text "textbox[name='Name']" -Application service-desk -Text before
            $null = Invoke-LamAction set_text "textbox[name='Name']" -Application service-desk -Text after -WhatIf
            (Get-LamElement "textbox[name='Name']" -Application service-desk).Value
            $WhatIfPreference = $true
            (Invoke-LamAction set_text "textbox[name='Name']" -Application service-desk -Text after).Outcome
            """);

        Assert.Equal(["before", "Skipped"], result.Output);
        Assert.Equal(2, result.Host.Count(l => l.StartsWith("What if:")));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task States_are_tested_in_many_ways()
    {
        var result = await shell.RunAsync("""
            $null = Get-LamElement -Application service-desk
            Test-LamState 'button[name="Submit"]' -Application service-desk
            Test-LamState 'button[name="Submit"]' -Application service-desk -Absent
            Test-LamState 'button[name="Nope"]' -Application service-desk -Absent
            Test-LamState 'button[name="Submit"]' -Application service-desk -Contains Sub -Showing $true
            Test-LamState -Application service-desk -Expect @{ window = 'Service Desk' }, "element: button[name='Submit']"
            (Test-LamState -Application service-desk -Expect @{ window = 'Nope' } -Detailed).Holds
            Test-LamState
            Test-LamState -Checked $true
            """);

        Assert.Equal(["StateMissing", "ScopeMissing"], result.Errors.Select(e => e.Id.Split(',')[0]));
        Assert.Equal("True False True True True False".Split(' '), result.Output);
    }

    [Fact]
    public async Task Waiting_gives_the_element_or_an_error()
    {
        var result = await shell.RunAsync("""
            $null = Get-LamElement -Application service-desk
            (Wait-LamState 'button[name="Submit"]' -Application service-desk -PassThru).Name
            Get-LamElement 'button[name="Submit"]' -Application service-desk | Wait-LamState -Enabled $true
            Wait-LamState 'button[name="Submit"]' -Application service-desk -Absent -TimeoutSec 0.1
            """);

        Assert.Equal(["Submit"], result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("StateTimedOut", error.Id);
        Assert.Equal("OperationTimeout", error.Category);
    }
}
