namespace LamPS.Core.Applications;

/// <summary>An application of the catalog.</summary>
public sealed record ApplicationDefinition
{
    /// <summary>Name used on the command line and in runbooks, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Desktops that it runs on: <c>sandbox</c>, <c>atspi</c>, <c>windows</c>.</summary>
    public required IReadOnlyList<string> Desktops { get; init; }

    /// <summary>Program to start; for the sandbox, the name of the application in it.</summary>
    public required string Command { get; init; }

    /// <summary>Arguments; <c>{document}</c> stands for the document and is left out without one.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Part of the main window's title that tells it is ready; empty when any window will do.</summary>
    public string Window { get; init; } = "";

    /// <summary>How to get it when it isn't installed.</summary>
    public string Install { get; init; } = "";

    /// <summary>Folders with its help (HTML), absolute; missing ones are passed over.</summary>
    public IReadOnlyList<string> Help { get; init; } = [];

    /// <summary>Tool kit that needs special care when starting: <c>libreoffice</c>, <c>gtk</c>, or empty.</summary>
    public string Toolkit { get; init; } = "";

    /// <summary>Its functions beyond the UI functions.</summary>
    public IReadOnlyList<ApplicationFunction> Functions { get; init; } = [];

    /// <summary>States that its explorer prepares, beside the application as it starts.</summary>
    public IReadOnlyList<ExplorationContext> Contexts { get; init; } = [];

    /// <summary>Fields that it calls otherwise than they are.</summary>
    public IReadOnlyList<LabelCorrection> Labels { get; init; } = [];
}
