using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using LamPS.Contracts.Requests;
using LamPS.Module.Values;

namespace LamPS.Module.Scripts;

/// <summary>Runs what the host asks for in the PowerShell that called, on the thread of its pipeline, and brings back plain values.</summary>
/// <param name="state">Session of the caller.</param>
internal sealed class CallerScript(SessionState state)
{
    // A scope of its own, so that no variable stays behind. Before 7.2 every line that a program writes to its error stream is an error that
    // 'Stop' would stop at.
    private const string Frame = """
        param($LampsBody, $LampsVariables, $LampsDirectory)
        $ErrorActionPreference = 'Continue'
        if ($PSVersionTable.PSVersion -ge '7.2') { $ErrorActionPreference = 'Stop' }
        $WarningPreference = 'Continue'
        $WhatIfPreference = $false
        foreach ($LampsName in @($LampsVariables.Keys)) { Set-Variable -Name $LampsName -Value $LampsVariables[$LampsName] }
        Push-Location -LiteralPath $LampsDirectory
        try { & ([scriptblock]::Create($LampsBody)) *>&1 } finally { Pop-Location }
        """;

    private const string FunctionFrame = """
        param($LampsCommand, $LampsArguments)
        $ErrorActionPreference = 'Stop'
        $WarningPreference = 'Continue'
        & $LampsCommand @LampsArguments *>&1
        """;

    /// <summary>Runs a script.</summary>
    /// <param name="call">The script.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public ScriptAnswer Run(ScriptCall call, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in call.Variables)
        {
            variables[variable.Key] = PlainValue.ToObject(variable.Value);
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript(Frame, useLocalScope: true).AddArgument(call.Script).AddArgument(variables).AddArgument(call.Directory);
        return Run(shell, cancellationToken);
    }

    /// <summary>Calls a function.</summary>
    /// <param name="command">Function of this session, or a script block.</param>
    /// <param name="arguments">Values by parameter.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public ScriptAnswer Call(object command, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        var table = new System.Collections.Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments)
        {
            table[argument.Key] = PlainValue.ToObject(argument.Value);
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript(FunctionFrame, useLocalScope: true).AddArgument(command).AddArgument(table);
        return Run(shell, cancellationToken);
    }

    private ScriptAnswer Run(PowerShell shell, CancellationToken cancellationToken)
    {
        var answer = new Answer();
        var before = state.PSVariable.GetValue("global:LASTEXITCODE");
        state.PSVariable.Set("global:LASTEXITCODE", 0);
        using var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, added) => answer.Add(output[added.Index]);
        using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            shell.Invoke(null, output);
        }
        catch (PipelineStoppedException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stopped the script, not the user this pipeline.
            answer.Fail("stopped");
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            answer.Add(PSObject.AsPSObject(error.ErrorRecord));
            answer.Failed = true;
        }

        var exitCode = ReadExitCode();
        state.PSVariable.Set("global:LASTEXITCODE", before);
        return new ScriptAnswer(!answer.Failed && answer.Errors.Count == 0 && exitCode == 0, answer.Output, answer.Errors, answer.Warnings, exitCode);
    }

    private int ReadExitCode()
    {
        try
        {
            return Convert.ToInt32(state.PSVariable.GetValue("global:LASTEXITCODE", 0), CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            return 0;
        }
    }

    private sealed class Answer
    {
        public List<object?> Output { get; } = [];

        public List<string> Errors { get; } = [];

        public List<string> Warnings { get; } = [];

        public bool Failed { get; set; }

        public void Fail(string why)
        {
            Errors.Add(why);
            Failed = true;
        }

        public void Add(PSObject? record)
        {
            switch (record?.BaseObject)
            {
                // What a program writes to its error stream is talk, not failure; its exit code says whether it failed.
                case ErrorRecord error when error.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal):
                case InformationRecord or VerboseRecord or DebugRecord:
                    break;
                case ErrorRecord error:
                    Errors.Add(error.ToString());
                    break;
                case WarningRecord warning:
                    Warnings.Add(warning.Message);
                    break;
                default:
                    Output.Add(PlainValue.From(record));
                    break;
            }
        }
    }
}
