using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;

namespace LamPS.Module.Tests.Shell;

/// <summary>The side of the tests that lives in the PowerShell process: runs scripts, each in a runspace of its own, and says what came of them.</summary>
public static class ShellDriver
{
    /// <summary>Reads requests, one a line, and answers with one line each.</summary>
    /// <param name="module">Folder of the module, imported in each runspace.</param>
    public static void Run(string module)
    {
        // Whatever else writes to standard output must not look like an answer.
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        while (Console.In.ReadLine() is { } line)
        {
            var answer = Do(module, JsonSerializer.Deserialize<ShellRequest>(line)!);
            output.WriteLine(JsonSerializer.Serialize(answer));
            output.Flush();
        }
    }

    private static ShellResult Do(string module, ShellRequest request)
    {
        foreach (var (name, value) in request.Environment)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var state = InitialSessionState.CreateDefault();
        state.ImportPSModule([module]);
        var host = new AnsweringHost(request.IsInteractive, request.Choices);
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using var shell = PowerShell.Create();
        shell.Runspace = runspace;
        shell.AddScript(request.Script);
        using var output = new PSDataCollection<PSObject>();
        using var input = new PSDataCollection<PSObject>();
        input.Complete();
        ShellError? terminating = null;
        var stopMs = 0.0;
        var running = shell.BeginInvoke(input, output);
        try
        {
            if (request.StopAfterMs >= 0 && !running.AsyncWaitHandle.WaitOne(request.StopAfterMs))
            {
                var clock = Stopwatch.StartNew();
                if (request.CloseInstead)
                    runspace.Close();
                else
                    shell.Stop();
                stopMs = clock.Elapsed.TotalMilliseconds;
            }

            if (!running.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(60)))
            {
                shell.BeginStop(null, null);
                throw new TimeoutException("the script does not end");
            }

            shell.EndInvoke(running);
        }
        catch (RuntimeException error)
        {
            terminating = Describe(error.ErrorRecord);
        }
        catch (Exception error)
        {
            terminating = new ShellError { Id = error.GetType().Name, Message = error.Message };
        }

        return new ShellResult
        {
            Output = [.. output.Select(o => o?.ToString() ?? "")],
            Errors = [.. shell.Streams.Error.Select(Describe)],
            Terminating = terminating,
            Warnings = [.. shell.Streams.Warning.Select(w => w.Message)],
            Verbose = [.. shell.Streams.Verbose.Select(v => v.Message)],
            Progress = [.. shell.Streams.Progress.Select(p => $"{p.RecordType}|{p.Activity}|{p.StatusDescription}|{p.PercentComplete}")],
            Host = [.. host.Lines],
            Questions = [.. host.Questions],
            StopMs = stopMs,
            State = shell.InvocationStateInfo.State.ToString(),
        };
    }

    private static ShellError Describe(ErrorRecord error) => new()
    {
        Id = error.FullyQualifiedErrorId,
        Message = error.ToString(),
        Category = error.CategoryInfo.Category.ToString(),
        Remedy = error.ErrorDetails?.RecommendedAction ?? "",
        Target = error.TargetObject?.ToString() is { } target ? target[..Math.Min(target.Length, 200)] : "",
    };
}
