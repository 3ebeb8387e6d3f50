using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Desktops;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes applications of the catalog.</summary>
public sealed class ApplicationCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        (HostQuestion.AskQuickly<IReadOnlyList<ApplicationInfo>>(Methods.Applications, null) ?? [])
        .Select(a => new Candidate(a.Name, a.Title + (a.Installed ? "" : " (not installed)")));
}
