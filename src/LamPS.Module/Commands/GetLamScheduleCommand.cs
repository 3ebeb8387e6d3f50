using System.Collections.Generic;
using System.Management.Automation;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Scheduling;
using LamPS.Module.Completion;
using LamPS.Module.Messages;
using LamPS.Module.Pipeline;

namespace LamPS.Module.Commands;

/// <summary>Gets schedules as they are registered, with what was changed since.</summary>
[Cmdlet(VerbsCommon.Get, "LamSchedule")]
[OutputType(typeof(ScheduleInfo))]
public sealed class GetLamScheduleCommand : AsyncLamCmdlet
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ScheduleCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryCall<IReadOnlyList<ScheduleInfo>>(Methods.Schedules, _ => null, null, out var all))
        {
            WriteNamed(all, s => s.Name, Name, Errors.ScheduleNotFound);
        }
    }
}
