using System.Collections;
using System.Collections.Generic;
using System.Linq;
using LamPS.Contracts.Learning;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;

namespace LamPS.Module.Completion;

/// <summary>Completes who can be measured: models, and what they are compared with.</summary>
public sealed class MeasuredCompleter : HostCompleter
{
    private static readonly Candidate[] Bounds =
        [new("baseline", "plans and decides without a model"), new("oracle", "the reference itself: the upper bound"), new("random", "anything that can be done: the lower bound")];

    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound)
    {
        Candidate[] retrieval = Text(bound, "Kind") is null or nameof(MeasureKind.Plan) ? [new("retrieval", "the plan of the nearest train task")] : [];
        return Bounds.Concat(retrieval)
            .Concat((HostQuestion.AskQuickly<IReadOnlyList<ModelInfo>>(Methods.Models, null) ?? []).Select(m => new Candidate(m.Name, m.Description)))
            .GroupBy(c => c.Text)
            .Select(g => g.First());
    }
}
