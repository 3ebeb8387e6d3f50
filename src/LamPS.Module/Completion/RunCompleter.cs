using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes ids of runs, newest first.</summary>
public sealed class RunCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        (HostQuestion.AskQuickly<RunList>(Methods.Runs, new RunsRequest(null, 50))?.Runs ?? [])
        .Select(r => new Candidate(r.Run, $"{r.StartedAt.LocalDateTime:g} {r.Kind} {r.Outcome?.ToString() ?? "running"}: {r.Request}"))
        .Append(new Candidate("last", "the newest run"));
}
