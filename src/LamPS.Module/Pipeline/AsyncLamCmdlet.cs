using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Hosting;

namespace LamPS.Module.Pipeline;

/// <summary>Base of the cmdlets that ask the host: the work goes on elsewhere while this thread shows what the host tells.</summary>
public abstract class AsyncLamCmdlet : LamCmdlet
{
    private readonly Answers _answers = new();

    /// <summary>Whether the policy's questions are answered with yes.</summary>
    internal virtual bool IsForced => false;

    /// <summary>Does something on other threads; the one of the pipeline stays here.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="work">What.</param>
    internal T Await<T>(Func<CancellationToken, Task<T>> work) => new Pump(StopToken).Run(work, () => Timeout.InfiniteTimeSpan);

    /// <summary>Asks the host, which is started when none runs.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="method">Method.</param>
    /// <param name="request">Makes the request from its token.</param>
    /// <exception cref="RpcException">Refused or failed.</exception>
    internal T Call<T>(string method, Func<string, object?> request)
    {
        var pump = new Pump(StopToken);
        var narrator = new Narrator(this);
        var site = new CallSite(this, pump, narrator, _answers);
        using var token = HostSession.Shared.Calls.Add(site);
        try
        {
            return pump.Run(
                async stop =>
                {
                    var connection = await HostSession.Shared.OpenAsync(stop).ConfigureAwait(false);
                    return await connection.CallAsync<T>(method, request(token.Text), stop).ConfigureAwait(false);
                },
                narrator.Idle);
        }
        finally
        {
            narrator.Finish(StopToken.IsCancellationRequested);
        }
    }

    /// <summary>Asks the host; a refusal becomes an error record.</summary>
    /// <typeparam name="T">Type of the answer.</typeparam>
    /// <param name="method">Method.</param>
    /// <param name="request">Makes the request from its token.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>Whether there is an answer.</returns>
    internal bool TryCall<T>(string method, Func<string, object?> request, object? target, out T answer)
        where T : notnull
    {
        try
        {
            answer = Call<T>(method, request);
            return true;
        }
        catch (RpcException error)
        {
            answer = default!;
            WriteHostError(error, target);
            return false;
        }
    }

    /// <summary>Writes what has one of some names; a name without wildcards that nothing has is an error.</summary>
    /// <typeparam name="T">Type of the things.</typeparam>
    /// <param name="all">Everything.</param>
    /// <param name="nameOf">Name of a thing.</param>
    /// <param name="names">Names, with wildcards or without.</param>
    /// <param name="notFound">Makes the error.</param>
    internal void WriteNamed<T>(IReadOnlyList<T> all, Func<T, string> nameOf, IEnumerable<string> names, Func<string, ErrorRecord> notFound)
    {
        foreach (var name in names)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = all.Where(i => pattern.IsMatch(nameOf(i))).ToList();
            WriteObject(found, enumerateCollection: true);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(notFound(name));
            }
        }
    }

    /// <summary>Shows an action that would be done, or was.</summary>
    /// <param name="update">The update of the host.</param>
    internal virtual void OnAction(RunUpdate update)
    {
        if (IsWhatIf && update.Step is { } step)
        {
            // Says "What if: ..." in the words of the shell, and asks nothing.
            _ = ShouldProcess(Describe(step), step.Function);
        }
        else
        {
            WriteVerbose(update.Message);
        }
    }

    private static string Describe(StepResult step)
    {
        var arguments = string.Join(", ", step.Arguments.Select(a => $"{a.Key} = {a.Value}"));
        return step.Element is not { } element ? arguments.Length > 0 ? arguments : step.PlanStep ?? step.Step ?? "desktop"
            : arguments.Length > 0 ? $"{element.Role} '{element.Name}' ({arguments})" : $"{element.Role} '{element.Name}'";
    }
}
