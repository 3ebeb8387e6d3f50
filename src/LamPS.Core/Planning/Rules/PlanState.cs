using LamPS.Core.Applications;

namespace LamPS.Core.Planning.Rules;

/// <summary>What the plan so far leaves behind for the next clause.</summary>
internal sealed record PlanState
{
    /// <summary>The dialog that is open, or null.</summary>
    public MapDialog? OpenDialog { get; init; }

    /// <summary>The tab of the open dialog that shows, or empty when that isn't known.</summary>
    public string DialogTab { get; init; } = "";

    /// <summary>The tab of the main window that shows, or empty.</summary>
    public string WindowTab { get; init; } = "";

    /// <summary>Whether text may be selected, which the next thing inserted would replace.</summary>
    public bool Selected { get; init; }

    /// <summary>The text that the last clause wrote, or null.</summary>
    public WrittenText? Written { get; init; }

    /// <summary>Whether settings of the main window were changed and not yet applied.</summary>
    public bool Unapplied { get; init; }

    /// <summary>The button that applies them.</summary>
    public string ApplyButton { get; init; } = "";

    /// <summary>Paths that the plan saves to.</summary>
    public IReadOnlyList<string> Saved { get; init; } = [];

    /// <summary>Whether a table was just inserted and the caret is in its first cell.</summary>
    public bool InTable { get; init; }
}
