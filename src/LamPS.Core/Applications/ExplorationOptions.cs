using LamPS.Core.Applications.Exploring;

namespace LamPS.Core.Applications;

/// <summary>How far an exploration goes.</summary>
public sealed record ExplorationOptions
{
    /// <summary>File that takes down what was found, so that a later exploration goes on from there; null for none.</summary>
    public string? Journal { get; init; }

    /// <summary>Whether to go on from the journal. Without it, or with a journal of another version of the application, everything is explored anew.</summary>
    public bool Resume { get; init; }

    /// <summary>Most dialogs to open now; what is left is left to a later exploration.</summary>
    public int Dialogs { get; init; } = int.MaxValue;

    /// <summary>Longest time for one dialog with all its pages. After it no further page is turned; after twice the time the dialog is left out.</summary>
    public TimeSpan DialogLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a dialog is waited for after its menu entry was chosen.</summary>
    public TimeSpan OpeningLimit { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Most starts of the application; one that keeps dying must not go on for ever.</summary>
    public int Launches { get; init; } = 150;

    /// <summary>Whether switches are tried out, to learn what they enable. Only in dialogs that can be cancelled.</summary>
    public bool TriesSwitches { get; init; } = true;

    /// <summary>What is found out about fields, made ready for tests.</summary>
    internal FieldProbeLimits Probe { get; init; } = new();
}
