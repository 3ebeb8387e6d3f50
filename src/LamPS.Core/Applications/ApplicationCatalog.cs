namespace LamPS.Core.Applications;

/// <summary>The applications that are known by name.</summary>
/// <param name="applications">Applications; of two with the same name and a desktop in common, the later one counts.</param>
public sealed class ApplicationCatalog(IEnumerable<ApplicationDefinition> applications)
{
    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<ApplicationDefinition> All { get; } = [.. applications.OrderBy(a => a.Name, StringComparer.Ordinal)];

    /// <summary>Finds an application by catalog name, ignoring case; null when there is none.</summary>
    /// <param name="name">Name.</param>
    public ApplicationDefinition? Find(string name) => All.LastOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name that an application has once it runs: its name in the catalog, or that of the program of a command.</summary>
    /// <param name="nameOrCommand">Catalog name, program or path.</param>
    public string NameOf(string nameOrCommand) =>
        Find(nameOrCommand)?.Name ?? (CommandLine.Split(nameOrCommand) is [var program, ..] ? Path.GetFileNameWithoutExtension(program) : nameOrCommand);

    /// <summary>Whether a text is the command or path of a program of this machine.</summary>
    /// <param name="command">Command, with or without arguments.</param>
    public static bool IsProgram(string command) => CommandLine.Split(command) is [var program, ..] && Programs.Find(program) is not null;

    /// <summary>Finds an application for a desktop, or makes one of a command.</summary>
    /// <param name="nameOrCommand">Catalog name; on a live desktop also a program on the PATH or a path.</param>
    /// <param name="desktop">Kind of desktop.</param>
    /// <exception cref="LamException">There is none, or not on this desktop.</exception>
    public ApplicationDefinition Resolve(string nameOrCommand, string desktop)
    {
        var named = All.Where(a => a.Name.Equals(nameOrCommand, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.LastOrDefault(a => desktop == "replay" || a.Desktops.Contains(desktop)) is { } found)
        {
            return found;
        }

        if (named.Count > 0)
        {
            throw ApplicationErrors.ApplicationOnOtherDesktop(nameOrCommand, desktop, named[^1].Desktops);
        }

        if (desktop == "sandbox")
        {
            throw ApplicationErrors.ApplicationNotInCatalog(nameOrCommand, All.Where(a => a.Desktops.Contains(desktop)).Select(a => a.Name));
        }

        var words = CommandLine.Split(nameOrCommand);
        return words.Count == 0
            ? throw ApplicationErrors.ApplicationNotInCatalog(nameOrCommand, All.Select(a => a.Name))
            : new ApplicationDefinition
            {
                Name = NameOf(nameOrCommand),
                Title = Path.GetFileName(words[0]),
                Desktops = [desktop],
                Command = words[0],
                Arguments = [.. words.Skip(1), "{document}"],
            };
    }
}
