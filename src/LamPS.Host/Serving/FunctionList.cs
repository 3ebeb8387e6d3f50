using LamPS.Contracts.Requests;
using LamPS.Core.Actions;
using LamPS.Host.Composition;
using LamPS.Host.Operations;

namespace LamPS.Host.Serving;

/// <summary>The functions that can be asked for.</summary>
internal static class FunctionList
{
    /// <summary>UI functions, those of an application or of all, and registered ones.</summary>
    public static IReadOnlyList<FunctionInfo> Of(Composer composer, string? application, IEnumerable<FunctionDefinition> registered)
    {
        var applications = application is null ? [] : composer.Catalog.All.Where(a => a.Name.Equals(application, StringComparison.OrdinalIgnoreCase)).ToList();
        if (application is not null && applications.Count == 0)
        {
            throw OperationErrors.ApplicationUnknown(application);
        }

        return
        [
            .. UiFunctions.All.Select(f => Info(f, "ui")),
            .. applications.SelectMany(a => a.Functions.Select(f => Info(f.Definition, a.Name))),
            .. registered.Select(f => Info(f, "registered")),
        ];
    }

    private static FunctionInfo Info(FunctionDefinition function, string source) => new(
        function.Name,
        function.Description,
        function.Risk.ToString().ToLowerInvariant(),
        [.. function.Arguments.Select(a => new FunctionArgument(a.Name, a.Type.ToString().ToLowerInvariant(), a.Description, a.Required))],
        source,
        function.NeedsElement);
}
