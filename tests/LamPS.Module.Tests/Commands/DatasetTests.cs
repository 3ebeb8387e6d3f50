using LamPS.Contracts.Json;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Tests.Hosting;
using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>Data sets, made and looked at.</summary>
public sealed class DatasetTests(PowerShellProcess shell)
{
    [Fact]
    public async Task One_is_made_stage_by_stage_and_shows_what_is_in_it()
    {
        Handbook.Write(shell.PathOf("books to read"));
        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            $made = New-LamDataset './a data set' -Stage Synthetic, Plans -Sample -Source 'markdown:books to read'
            "$($made.Path -eq (Join-Path '{{shell.Folder}}' 'a data set')) $($made.Episodes) $($made.Plans -gt 20) $($made.Synthetic -ge 2000)"
            ($made.Groups.Stage | Select-Object -Unique) -join ','
            $seen = Get-LamDataset './a data set'
            ($seen | Measure-Object Records -Sum).Sum -eq $made.Plans + $made.Synthetic
            @($made | Get-LamDataset -Stage Plans).Count -eq @($made.Groups | Where-Object Stage -eq Plans).Count
            (Get-LamDataset './a data set' -Split train).Split | Select-Object -Unique
            Get-Item -LiteralPath './a data set' | Get-LamDataset -Stage Synthetic | ForEach-Object { "$($_.Stage) $($_.Yield)" }
            $seen | Out-String
            $made | Out-String
            """);

        Assert.Empty(result.Errors);
        Assert.Null(result.Terminating);
        Assert.Equal(["True 0 True True", "Plans,Synthetic", "True", "True", "train", "Synthetic "], result.Output.Take(6));
        Assert.Matches(@"Path: .*a data set", result.Output[6]);
        Assert.Matches(@"Stage\s+Agent\s+Split\s+Families\s+Episodes\s+Verified\s+Yield\s+Records", result.Output[6]);
        Assert.Matches(@"Plans\s+Episodes\s+Verified\s+Synthetic\s+Size\s+Path", result.Output[7]);
    }

    [Fact]
    public async Task What_if_and_a_no_make_nothing()
    {
        var folder = shell.PathOf("not made");
        var result = await shell.RunAsync(new ShellRequest
        {
            Script = $"New-LamDataset '{folder}' -Stage Synthetic -Sample -WhatIf; New-LamDataset '{folder}' -Stage Synthetic -Sample -Confirm", IsInteractive = true, Choices = [2],
        });

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Contains("New-LamDataset", Assert.Single(result.Host));
        Assert.Single(result.Questions);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_and_the_others_are_shown()
    {
        var result = await shell.RunAsync($$"""
            Set-Location -LiteralPath '{{shell.Folder}}'
            $null = New-LamDataset ./shown -Stage Synthetic -Sample
            './none', './shown' | Get-LamDataset | ForEach-Object { "$($_.Stage)" }
            Get-LamDataset Env:PATH
            """);

        Assert.Equal(["Synthetic"], result.Output);
        Assert.Equal(2, result.Errors.Count);
        var error = result.Errors[0];
        Assert.Equal("DatasetNotFound,LamPS.Module.Commands.GetLamDatasetCommand", error.Id);
        Assert.Equal("ObjectNotFound", error.Category);
        Assert.Equal("Check the folder, or make one there: 'New-LamDataset -Path FOLDER'.", error.Remedy);
        Assert.StartsWith("PathNotAFile", result.Errors[1].Id);
    }

    [Theory]
    [InlineData("-Stage Plans -Source markdown:none", "SourceNotFound")]
    [InlineData("-Stage Plans -Source nonsense:none", "SourceKindUnknown")]
    [InlineData("-Stage Episodes -Family no-such-family", "FamilyUnknown")]
    [InlineData("-Stage Episodes -Family document-subject -Split test-composition", "NoTasks")]
    [InlineData("-Stage Nonsense", "CannotConvertArgumentNoMessage")]
    [InlineData("-Split exam", "ParameterArgumentValidationError")]
    [InlineData("-SessionCount 0", "ParameterArgumentValidationError")]
    public async Task A_slip_is_an_error_with_an_id_and_makes_no_folder(string parameters, string id)
    {
        var folder = shell.PathOf("slip");
        var result = await shell.RunAsync($"New-LamDataset '{folder}' {parameters}; 'goes on'");

        Assert.Equal(["goes on"], result.Output);
        Assert.StartsWith(id, Assert.Single(result.Errors).Id);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_stop_ends_it_soon_and_leaves_no_half_files()
    {
        var folder = shell.PathOf("stopped set");
        await shell.RunAsync("$null = Get-LamModel");
        var stopped = await shell.RunAsync(new ShellRequest { Script = $"New-LamDataset '{folder}' -Stage Synthetic", StopAfterMs = 1000 });

        Assert.Equal("Stopped", stopped.State);
        Assert.InRange(stopped.StopMs, 0, 1000);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Directory.Exists(folder) && Directory.GetFiles(folder).Length > 0 && clock.Elapsed < TimeSpan.FromSeconds(5))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(!Directory.Exists(folder) || Directory.GetFiles(folder).Length == 0);
        Assert.Equal(["0"], (await shell.RunAsync("(Get-LamHost).Runs")).Output);
    }

    [Fact]
    public async Task What_was_said_reaches_the_host_and_its_progress_is_shown()
    {
        DatasetRequest? heard = null;
        await using var host = new FakeHost
        {
            Answer = async (peer, method, parameters, stop) =>
            {
                Assert.Equal(Methods.MakeDataset, method);
                heard = JsonRecords.To<DatasetRequest>(parameters);
                peer.Notify(Methods.Update, new RunUpdate(heard.Token, 1, RunUpdateKind.Progress, "train: 3 of 12 episodes", "", 3, 12));
                await Task.Delay(1000, stop);
                return new DatasetInfo(heard.Path!, 12, [new DatasetGroup(heard.Path!, DatasetStage.Episodes, "expert", "train", 2, 8, 6, 1, 14, 2)], 99);
            },
        };

        var result = await shell.RunAsync(new ShellRequest
        {
            Script = "New-LamDataset ./x -Stage Episodes -Sample -Seed seven -Family a, b -Split train -SessionCount 3 -Source help:z | ForEach-Object { \"$($_.Episodes) $($_.Verified) $($_.Groups[0].Yield)\" }",
            Environment = host.Environment,
        });

        Assert.Empty(result.Errors);
        Assert.Equal(["8 6 0.75"], result.Output);
        Assert.Equal(["Processing|New-LamDataset|train: 3 of 12 episodes|25", "Completed|New-LamDataset|Working|-1"], result.Progress);
        Assert.Equal(
            ("seven", true, 3, "Episodes", "a,b", "train", "help:z"),
            (heard!.Seed, heard.Sample, heard.Sessions, string.Join(',', heard.Stages), string.Join(',', heard.Families), string.Join(',', heard.Splits), string.Join(',', heard.Sources)));
        Assert.True(Path.IsPathFullyQualified(heard.Path!) && Path.IsPathFullyQualified(heard.SourceFolder!));
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task Episodes_are_collected_in_Writer_and_measured()
    {
        var folder = shell.PathOf("writer set");
        var result = await shell.RunAsync($$"""
            $made = New-LamDataset '{{folder}}' -Stage Episodes -Family document-subject -Split test-phrasing -Sample -SessionCount 1
            "$($made.Episodes) $($made.Verified) $($made.Groups[0].Agent) $($made.Groups[0].Split) $($made.Groups[0].Yield)"
            Measure-LamModel oracle -Kind Decide -Suite '{{folder}}' -GivenPlan | Where-Object { $_.Metric -eq 'TSR' -and $_.Split -eq 'all' } | ForEach-Object Value
            Measure-LamModel oracle -Kind Live -Suite '{{folder}}' | Where-Object { $_.Metric -eq 'TSR' -and $_.Split -eq 'all' } | ForEach-Object Value
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["1 1 expert test-phrasing 1", "1", "1"], result.Output);
    }
}
