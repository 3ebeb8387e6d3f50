using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Rpc;
using LamPS.Contracts.Scheduling;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes names of schedules.</summary>
public sealed class ScheduleCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        (HostQuestion.AskQuickly<IReadOnlyList<ScheduleInfo>>(Methods.Schedules, null) ?? [])
        .Select(s => new Candidate(s.Name, s.Description));
}
