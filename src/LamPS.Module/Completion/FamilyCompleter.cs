using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes families of tasks that data sets are made of.</summary>
public sealed class FamilyCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        (HostQuestion.AskQuickly<IReadOnlyList<FamilyInfo>>(Methods.Families, null) ?? [])
        .Select(f => new Candidate(f.Id, $"{f.Area}, {f.Split}: {f.Example}"));
}
