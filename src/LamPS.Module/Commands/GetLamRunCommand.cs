using System.Linq;
using System.Management.Automation;
using LamPS.Contracts;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Runs;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets runs, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "LamRun")]
[OutputType(typeof(RunInfo))]
public sealed class GetLamRunCommand : AsyncLamCmdlet
{
    // What a filter at this side may have to look through.
    private const int All = 100_000;

    /// <summary>Ids, their beginnings, or <c>last</c>; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Run")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Only those that ended so.</summary>
    [Parameter]
    public Outcome[] Outcome { get; set; } = [];

    /// <summary>Most runs; 20 by default, all with an id that has wildcards.</summary>
    [Parameter]
    [ValidateRange(1, All)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id is { Length: > 0 } ? Id : new string?[] { null })
        {
            var limit = Outcome.Length > 0 ? All : First ?? (id is null ? 20 : All);
            if (!TryCall<RunList>(Methods.Runs, _ => new RunsRequest(id, limit), id, out var list))
            {
                continue;
            }

            foreach (var run in list.Runs.Where(r => Outcome.Length == 0 || (r.Outcome is { } outcome && Outcome.Contains(outcome))).Take(First ?? limit))
            {
                WriteObject(run);
            }

            if (list.Runs.Count == 0 && id is not null && id != "last" && !WildcardPattern.ContainsWildcardCharacters(id))
            {
                WriteError(Errors.RunNotFound(id));
            }
        }
    }
}
