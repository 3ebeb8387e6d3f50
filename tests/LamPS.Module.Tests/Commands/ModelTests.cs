using LamPS.Module.Tests.Shell;
using Xunit;

namespace LamPS.Module.Tests.Commands;

/// <summary>Models in the catalog of the user.</summary>
public sealed class ModelTests(PowerShellProcess shell)
{
    [Fact]
    public async Task A_model_is_registered_listed_and_deleted()
    {
        var folder = Directory.CreateDirectory(shell.PathOf("my model")).FullName;
        File.WriteAllText(Path.Combine(folder, "genai_config.json"), """{"model":{"context_length":8,"decoder":{"num_hidden_layers":1}}}""");
        File.WriteAllText(Path.Combine(folder, "model.onnx"), "no real one; nothing is loaded");
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), "{}");

        var result = await shell.RunAsync($$"""
            (Register-LamModel '{{folder}}' -Name mine -Licence MIT).Name
            "$(Test-Path (Get-LamModel mine).Path) $((Get-LamModel mine).Default)"
            Register-LamModel '{{folder}}' -Name mine
            Unregister-LamModel mine -WhatIf
            @(Get-LamModel mine).Count
            Get-LamModel mine | Unregister-LamModel -Confirm:$false
            @(Get-LamModel m*).Count
            """);

        Assert.Equal(["mine", "True False", "1", "0"], result.Output);
        Assert.StartsWith("ModelExists", Assert.Single(result.Errors).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_model_is_told_so_and_nothing_is_copied()
    {
        var folder = Directory.CreateDirectory(shell.PathOf("no model")).FullName;
        var result = await shell.RunAsync($"Register-LamModel '{folder}'; @(Get-LamModel 'no model*').Count");

        Assert.Equal(["0"], result.Output);
        Assert.StartsWith("NotAModelFolder", Assert.Single(result.Errors).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_baseline_cannot_be_deleted()
    {
        var result = await shell.RunAsync("Unregister-LamModel baseline -Confirm:$false; (Get-LamModel baseline).Name");

        Assert.Equal(["baseline"], result.Output);
        Assert.Single(result.Errors);
    }
}
