using LamPS.Core.Applications;
using LamPS.Desktop.Sandbox.Applications;

namespace LamPS.Desktop.Sandbox;

/// <summary>The applications of the sandbox desktop.</summary>
public static class SandboxCatalog
{
    private static readonly Dictionary<string, Func<Screen, SandboxApplication>> Makers = new(StringComparer.Ordinal)
    {
        ["text-editor"] = screen => new TextEditor(screen),
        ["service-desk"] = screen => new ServiceDesk(screen),
        ["settings"] = screen => new Settings(screen),
        ["hostile"] = screen => new Hostile(screen),
    };

    /// <summary>The applications that people and tasks use.</summary>
    public static IReadOnlyList<ApplicationDefinition> All { get; } =
    [
        Define("text-editor", "Text Editor"),
        Define("service-desk", "Service Desk"),
        Define("settings", "Settings"),
    ];

    /// <summary>
    /// An application that vanishes, hangs, dies and interrupts, for tests of whoever has to live with such. It takes arguments: <c>hang-after=N</c>,
    /// <c>die-after=N</c>, <c>dialog-after=N</c>, <c>vanish-after=N</c>, where N is how many actions go well before.
    /// </summary>
    public static ApplicationDefinition Hostile { get; } = Define("hostile", "Hostile");

    internal static SandboxApplication? Create(string command, Screen screen) => Makers.TryGetValue(command, out var make) ? make(screen) : null;

    private static ApplicationDefinition Define(string name, string title) => new()
    {
        Name = name,
        Title = title,
        Desktops = ["sandbox"],
        Command = name,
        Arguments = ["{document}"],
        Window = title,
    };
}
