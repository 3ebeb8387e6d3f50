using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>PowerShell functions in the hands of the host.</summary>
public sealed class FunctionTests(PowerShellProcess shell)
{
    private const string Definition = """
        function New-SupportTicket {
            <#
            .SYNOPSIS
            Files a ticket in the ticket system.
            .PARAMETER Title
            Title of the ticket.
            #>
            [CmdletBinding()]
            param(
                [Parameter(Mandatory)][string] $Title,
                [int] $Priority = 2,
                [ValidateSet('Red', 'Green')][string] $Colour,
                [switch] $Urgent,
                [string] $AttachmentPath,
                [hashtable] $Ignored)
            if ($Title -eq 'fail') { throw 'no such queue' }
            [pscustomobject]@{ Id = 17; Title = $Title; Priority = $Priority; Urgent = [bool] $Urgent; Process = $PID }
        }

        """;

    [Fact]
    public async Task Its_arguments_come_from_its_parameters_and_its_help()
    {
        var result = await shell.RunAsync(Definition + """
            $function = Register-LamFunction New-SupportTicket -Risk outside
            "$($function.Name) | $($function.Description) | $($function.Risk)"
            $function.Arguments | ForEach-Object { "$($_.Name) $($_.Type) $($_.Required) $($_.Description)" }
            (Get-LamFunction new_*).Name
            Unregister-LamFunction new_support_ticket
            Get-LamFunction new_*
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            [
                "new_support_ticket | Files a ticket in the ticket system. | outside",
                "title text True Title of the ticket.",
                "priority integer False ",
                "colour text False One of: Red, Green.",
                "urgent boolean False ",
                "attachment_path path False ",
                "new_support_ticket",
            ],
            result.Output);
    }

    [Fact]
    public async Task It_runs_in_the_calling_session_and_its_output_comes_back()
    {
        var result = await shell.RunAsync(Definition + """
            $null = Get-Command New-SupportTicket | Register-LamFunction
            $action = Invoke-LamAction new_support_ticket -Title 'Toner' -Priority 3 -Urgent -Application service-desk
            $text = $action.Text | ConvertFrom-Json
            "$($action.Outcome) $($text.Id) $($text.Title) $($text.Priority) $($text.Urgent) $($text.Process -eq $PID)"
            (Invoke-LamAction new_support_ticket -Title fail -Application service-desk).Outcome
            Unregister-LamFunction new_*
            """);

        Assert.Equal(["Verified 17 Toner 3 True True", "Failed"], result.Output);
        Assert.Contains("no such queue", Assert.Single(result.Errors).Message);
    }

    [Fact]
    public async Task It_is_known_again_to_a_host_that_is_started_again()
    {
        var result = await shell.RunAsync(Definition + """
            $null = Register-LamFunction New-SupportTicket
            $before = (Get-LamHost).ProcessId
            Stop-LamHost -Force
            (Get-LamFunction new_*).Name
            (Get-LamHost).ProcessId -ne $before
            Unregister-LamFunction new_*
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["new_support_ticket", "True"], result.Output);
    }

    [Theory]
    [InlineData("Register-LamFunction Get-Item", "CommandNotFunction")]
    [InlineData("Register-LamFunction No-Such", "CommandNotFound")]
    [InlineData("function Say-Nothing { }; Register-LamFunction Say-Nothing", "HelpMissing")]
    [InlineData("function Take-Table { param([Parameter(Mandatory)][hashtable] $Table) }; Register-LamFunction Take-Table -Description 'Takes a table.'", "ParameterUnsupported")]
    [InlineData("function Fine { }; Register-LamFunction Fine -Description 'Fine.' -Name 'Not Fine'", "FunctionNameInvalid")]
    [InlineData("Unregister-LamFunction never_there", "FunctionNotFound")]
    public async Task What_can_not_be_one_says_why(string script, string id)
    {
        var result = await shell.RunAsync(script);

        var error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.Id);
        Assert.NotEmpty(error.Remedy);
        Assert.Empty(result.Output);
    }
}
