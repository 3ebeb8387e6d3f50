using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Core;
using LamPS.Core.Agent;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Host.Operations;
using LamPS.Host.Terminal;

namespace LamPS.Host.Cli;

/// <summary>One call of <c>lamps</c>: its options, its streams, its signals.</summary>
internal sealed class Invocation(ParseResult parsed, CommonOptions options, Screen screen, StopSignals signals)
{
    /// <summary>The streams.</summary>
    public Screen Screen => screen;

    /// <summary>The signals.</summary>
    public StopSignals Signals => signals;

    /// <summary>The common options.</summary>
    public CommonOptions Options => options;

    /// <summary>Whether standard output carries JSON.</summary>
    public bool IsJson => parsed.GetValue(options.Output) == OutputFormat.Json;

    /// <summary>Value of an option.</summary>
    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>Value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>What the command is about.</summary>
    public DesktopScope Scope => new(
        Get(options.Desktop) ?? "auto",
        Get(options.Headless),
        Get(options.App),
        Get(options.Document),
        CommonOptions.ParseDuration("--timeout", Get(options.Timeout))?.TotalMilliseconds);

    /// <summary>How the command runs what it runs.</summary>
    public RunSettings Settings => new(
        Get(options.Policy),
        Get(options.WhatIf),
        Get(options.Report),
        !Get(options.NoScreenshots),
        Get(options.Model),
        Get(options.MaxActions),
        Get(options.KeepOpen),
        Get(options.Record));

    /// <summary>The command line as caller: a person at a terminal is asked, nobody otherwise.</summary>
    public Caller Caller
    {
        get
        {
            var attended = screen.IsTerminal && !Console.IsInputRedirected;
            return new Caller
            {
                Observer = new RunPrinter(screen, Get(options.Verbose)),
                Confirmation = attended ? new TerminalConfirmation(screen) : NobodyToAsk.Instance,
                IsAttended = attended,
                Note = message => screen.Note(message, Style.Dim),
                Progress = new ProgressNotes(screen, TimeProvider.System).Show,
                Stop = signals.Stop,
                StopNow = signals.StopNow,
            };
        }
    }

    /// <summary>Prints what came of a run.</summary>
    public ExitCode Finish(RunResult result)
    {
        Print(result, ResultJsonContext.Default.RunResult, _ => []);
        if (result.Error is { } error)
        {
            screen.Error(error.Message, error.Remedy, error.Id);
        }

        screen.Note($"Report: {result.Report}");
        return (ExitCode)result.ExitCode;
    }

    /// <summary>Prints a result: JSON, or lines for people.</summary>
    public void Print<T>(T value, JsonTypeInfo<T> type, Func<T, IEnumerable<string>> text)
    {
        if (IsJson)
        {
            screen.Result(ResultJson.Write(value, type));
            return;
        }

        foreach (var line in text(value))
        {
            screen.Result(line);
        }
    }

    /// <summary>Runs a command's body and turns what it throws into a message and an exit code.</summary>
    public async Task<int> GuardAsync(Func<Task<ExitCode>> body)
    {
        try
        {
            return (int)await body().ConfigureAwait(false);
        }
        catch (LamException error)
        {
            return Fail(error);
        }
        catch (RpcException error)
        {
            return Fail(new LamException(error.Error.Id, error.ExitCode, error.Error.Message, error.Error.Remedy, error));
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return Fail(RunSessionErrors.CommandCancelled());
        }
        catch (Exception error)
        {
            return Fail(RunSessionErrors.InternalError(error));
        }
    }

    /// <summary>Prints an error.</summary>
    public int Fail(LamException error, IReadOnlyList<Problem>? problems = null)
    {
        if (IsJson)
        {
            screen.Result(ResultJson.Write(new ErrorResult((int)error.ExitCode, error.ToError(), problems ?? []), HostJsonContext.Default.ErrorResult));
        }

        screen.Error(error.Message, error.Remedy, error.Id);
        if (parsed.GetValue(options.Verbose) && (error.InnerException ?? error) is { } cause)
        {
            screen.Plain(cause.ToString());
        }

        return (int)error.ExitCode;
    }
}
