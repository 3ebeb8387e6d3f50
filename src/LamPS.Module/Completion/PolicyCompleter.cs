using System.Collections;
using System.Collections.Generic;

namespace LamPS.Module.Completion;

/// <summary>Completes policies.</summary>
public sealed class PolicyCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        [
            new("attended", "asks before what is destructive or leaves the desktop"), new("unattended", "denies what is destructive or leaves the desktop"),
            new("read-only", "changes nothing"),
        ];
}
