using LamPS.Contracts;

namespace LamPS.Core.Applications;

/// <summary>Errors of the application catalog.</summary>
public static class ApplicationErrors
{
    /// <summary>The catalog has no such application.</summary>
    /// <param name="name">Name.</param>
    /// <param name="known">Names that it has.</param>
    public static LamException ApplicationNotInCatalog(string name, IEnumerable<string> known) =>
        new(nameof(ApplicationNotInCatalog), ExitCode.InvalidInput, $"there is no application '{name}' in the catalog", $"Known: {string.Join(", ", known)}. Any other can be named by its command or path.");

    /// <summary>The application doesn't run on this desktop.</summary>
    /// <param name="name">Name.</param>
    /// <param name="desktop">Desktop.</param>
    /// <param name="desktops">Desktops that it runs on.</param>
    public static LamException ApplicationOnOtherDesktop(string name, string desktop, IEnumerable<string> desktops) =>
        new(nameof(ApplicationOnOtherDesktop), ExitCode.InvalidInput, $"application '{name}' doesn't run on desktop '{desktop}'", $"Use --desktop {string.Join(" or ", desktops)}.");

    /// <summary>A catalog file is wrong.</summary>
    /// <param name="source">File, with line and column.</param>
    /// <param name="problem">What is wrong.</param>
    public static LamException CatalogInvalid(string source, string problem) =>
        new(nameof(CatalogInvalid), ExitCode.InvalidInput, $"{source}: {problem}", "Compare with the shipped catalog ('lamps app list --output json').");
}
