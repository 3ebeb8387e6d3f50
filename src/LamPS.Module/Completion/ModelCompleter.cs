using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes models.</summary>
public sealed class ModelCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        (HostQuestion.AskQuickly<IReadOnlyList<ModelInfo>>(Methods.Models, null) ?? [])
        .Select(m => new Candidate(m.Name, m.Description));
}
