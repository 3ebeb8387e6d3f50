using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LamPS.Core;
using LamPS.Core.Runbooks.Scripts;

namespace LamPS.Host.Scripts.InProcess;

/// <summary>
/// Runs PowerShell in this process, in a runspace of the run's own that is opened with the first script. Values reach scripts as variables,
/// never as code.
/// </summary>
/// <remarks>
/// A script that calls something which doesn't return can't be ended, as a process can: the run goes on without it after <see cref="Patience"/>,
/// in a new runspace.
/// </remarks>
/// <param name="limits">How much a script may put out.</param>
internal sealed class InProcessEngine(ScriptLimits? limits = null) : IScriptEngine
{
    /// <summary>Longest wait for the end of a script that was stopped.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // As the child process has it, in a scope of its own.
    private const string Frame = """
        param($LampsBody, $LampsVariables, $LampsDirectory)
        foreach ($LampsName in @($LampsVariables.Keys)) { Set-Variable -Name $LampsName -Value $LampsVariables[$LampsName] }
        Set-Location -LiteralPath $LampsDirectory
        & ([scriptblock]::Create($LampsBody)) *>&1
        """;

    private const string LastExitCode = "global:LASTEXITCODE";

    private readonly ScriptLimits _limits = limits ?? ScriptLimits.Default;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly EnvironmentKeeper _environment = new();
    private readonly ScriptHost _host = new();
    private Runspace? _runspace;

    /// <inheritdoc/>
    public async ValueTask<ScriptResult> RunAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAloneAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        _environment.Restore();
        _one.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ScriptResult> RunAloneAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _environment.Remember();
        var runspace = _runspace ??= Open();
        var answers = new ScriptRecorder(request.Variables.Values.Any(v => v.IsUntrusted), _limits);
        var shell = PowerShell.Create(runspace);
        shell.AddScript(Frame, useLocalScope: true)
            .AddArgument(request.Script)
            .AddArgument(request.Variables.ToDictionary(v => v.Key, v => ScriptValues.ToObject(v.Value), StringComparer.OrdinalIgnoreCase))
            .AddArgument(request.Directory);
        runspace.SessionStateProxy.SetVariable(LastExitCode, 0);
        _host.Begin();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var input = new PSDataCollection<PSObject>();
        input.Complete();
        var output = new PSDataCollection<PSObject>();
        LamException? tooMuch = null;
        output.DataAdded += (_, _) =>
        {
            try
            {
                // Taken out, or all would be kept twice.
                foreach (var record in output.ReadAll())
                {
                    if (tooMuch is null)
                    {
                        Add(answers, record);
                    }
                }
            }
            catch (LamException error)
            {
                // On the thread of the script, which must not see it as an error of its own.
                tooMuch = error;
                stop.Cancel();
            }
        };

        var running = shell.InvokeAsync(input, output);
        var failed = false;
        try
        {
            await running.WaitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await StopAsync(shell, running).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw tooMuch!;
        }
        catch (RuntimeException error)
        {
            failed = true;
            answers.AddError(error.ErrorRecord.ToString(), error.ErrorRecord.InvocationInfo?.ScriptLineNumber ?? 0);
        }

        shell.Dispose();
        if (_host.ExitCode is { } exitCode)
        {
            // As with a process, nothing of it is left to the next script.
            Close();
            return answers.Exit(exitCode);
        }

        return answers.End(failed, ReadExitCode(runspace));
    }

    // Whatever state it is in now, the next script deserves a clean one.
    private async Task StopAsync(PowerShell shell, Task running)
    {
        var runspace = _runspace!;
        _runspace = null;
        _ = Task.Run(() => shell.BeginStop(null, null));
        var ended = running.ContinueWith(static _ => { }, TaskScheduler.Default);
        await Task.WhenAny(ended, Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false);

        // A script that doesn't end would have the one wait that closes its runspace.
        _ = ended.ContinueWith(
            _ =>
            {
                shell.Dispose();
                runspace.Dispose();
            },
            TaskScheduler.Default);
    }

    private void Add(ScriptRecorder answers, PSObject? record)
    {
        switch (record?.BaseObject)
        {
            // What a program writes to its error stream is talk, not failure; its exit code says whether it failed.
            case ErrorRecord error when error.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal):
            case InformationRecord or VerboseRecord or DebugRecord:
                break;
            case ErrorRecord error:
                answers.AddError(error.ToString(), error.InvocationInfo?.ScriptLineNumber ?? 0);
                break;
            case WarningRecord warning:
                answers.AddWarning(warning.ToString());
                break;
            default:
                // Nothing that is put out is no object, as PowerShell has it in a pipe to another command.
                if (record is not null)
                {
                    var (value, characters) = ScriptValues.From(record, answers.IsUntrusted, _limits);
                    answers.AddOutput(value, characters);
                }

                break;
        }
    }

    private static int ReadExitCode(Runspace runspace)
    {
        try
        {
            return Convert.ToInt32(LanguagePrimitives.ConvertTo<int>(runspace.SessionStateProxy.GetVariable(LastExitCode)), CultureInfo.InvariantCulture);
        }
        catch (PSInvalidCastException)
        {
            return 0;
        }
    }

    private Runspace Open()
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        // With all of the commands that come with PowerShell, wherever its modules are.
        var state = InitialSessionState.CreateDefault();
        state.ThreadOptions = PSThreadOptions.ReuseThread;
        if (OperatingSystem.IsWindows())
        {
            // Objects of other applications, such as those of Office, want to be called from such a thread.
            state.ApartmentState = ApartmentState.STA;
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, ""));
        state.Variables.Add(new SessionStateVariableEntry("ProgressPreference", ActionPreference.SilentlyContinue, ""));
        var runspace = RunspaceFactory.CreateRunspace(_host, state);
        runspace.Open();
        return runspace;
    }

    private void Close()
    {
        _runspace?.Dispose();
        _runspace = null;
    }
}
