using System.Collections;
using System.Collections.Generic;

namespace LamPS.Module.Completion;

/// <summary>Completes kinds of desktops.</summary>
public sealed class DesktopCompleter : HostCompleter
{
    /// <inheritdoc/>
    internal override IEnumerable<Candidate> Find(IDictionary bound) =>
        [
            new("auto", "the desktop on which the application runs"), new("sandbox", "small applications inside of LamPS"), new("atspi", "Linux desktops"),
            new("windows", "Windows"), new("replay:", "a recorded desktop: replay:FILE"),
        ];
}
