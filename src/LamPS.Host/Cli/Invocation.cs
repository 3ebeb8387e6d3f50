using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using LamPS.Contracts;
using LamPS.Contracts.Runs;
using LamPS.Core;
using LamPS.Core.Agent;
using LamPS.Core.Runs;
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

    /// <summary>Whether an option was written on the command line.</summary>
    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

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
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return Fail(RunSessionErrors.Cancelled());
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
