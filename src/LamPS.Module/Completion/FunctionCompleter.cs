using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes functions: those of the user interface, of the application, and registered ones.</summary>
public sealed class FunctionCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        (HostQuestion.AskQuickly<IReadOnlyList<FunctionInfo>>(Methods.Functions, new FunctionsRequest(Text(bound, "Application"))) ?? [])
        .Select(f => new Candidate(f.Name, f.Description));
}
