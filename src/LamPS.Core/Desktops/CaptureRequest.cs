using LamPS.Core.Elements;

namespace LamPS.Core.Desktops;

/// <summary>What to capture and how much of it.</summary>
public sealed record CaptureRequest
{
    /// <summary>Only this application's windows; null for all.</summary>
    public ApplicationInstance? Application { get; init; }

    /// <summary>Only this element and what is below it; <see cref="ElementId.None"/> for everything in scope.</summary>
    public ElementId Root { get; init; }

    /// <summary>Most elements in the snapshot.</summary>
    public int MaxElements { get; init; } = 4000;

    /// <summary>Most children taken from one parent; a list of a million rows must not hang anything.</summary>
    public int MaxChildren { get; init; } = 1000;

    /// <summary>Longest text taken as a value, UTF-16 units.</summary>
    public int MaxText { get; init; } = 2000;

    /// <summary>Time limit; what is there by then is returned with an <see cref="Omission"/>.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Only what shows on the screen.</summary>
    public bool ShowingOnly { get; init; } = true;
}
