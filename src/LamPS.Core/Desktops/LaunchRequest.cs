using LamPS.Core.Applications;

namespace LamPS.Core.Desktops;

/// <summary>What to start.</summary>
/// <param name="Application">From the catalog, or made from a command.</param>
/// <param name="Document">Full path of a document to open, or null.</param>
/// <param name="Arguments">More arguments, passed as they are.</param>
/// <param name="Timeout">How long it may take until its window takes input.</param>
public sealed record LaunchRequest(ApplicationDefinition Application, string? Document, IReadOnlyList<string> Arguments, TimeSpan Timeout)
{
    /// <summary>A launch with the usual limit of 60 seconds (a first start of an office suite takes many).</summary>
    /// <param name="application">Application.</param>
    /// <param name="document">Document.</param>
    public LaunchRequest(ApplicationDefinition application, string? document = null)
        : this(application, document, [], TimeSpan.FromSeconds(60))
    {
    }
}
