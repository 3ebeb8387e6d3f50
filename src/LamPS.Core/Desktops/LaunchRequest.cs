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

    /// <summary>All arguments for the program: the application's, with the document where it wants it, and those of this request.</summary>
    public IReadOnlyList<string> CommandLine()
    {
        const string place = "{document}";
        var arguments = new List<string>();
        foreach (var argument in Application.Arguments)
        {
            if (!argument.Contains(place, StringComparison.Ordinal))
            {
                arguments.Add(argument);
            }
            else if (Document is not null)
            {
                arguments.Add(argument.Replace(place, Document, StringComparison.Ordinal));
            }
        }

        arguments.AddRange(Arguments);
        if (Document is not null && !Application.Arguments.Any(a => a.Contains(place, StringComparison.Ordinal)))
        {
            arguments.Add(Document);
        }

        return arguments;
    }
}
