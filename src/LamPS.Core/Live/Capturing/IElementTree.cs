using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;

namespace LamPS.Core.Live.Capturing;

/// <summary>
/// The elements as the accessibility of a system has them, one call each. Nothing is decided behind it. A call throws <see cref="TimeoutException"/> when the application doesn't answer,
/// <see cref="ElementGoneException"/> when the element is gone, <see cref="ActionRefusedException"/> when it refuses.
/// </summary>
internal interface IElementTree : IDisposable
{
    /// <summary>Reads an element, and what is below it, in one round trip.</summary>
    /// <param name="at">Element.</param>
    /// <param name="reach">How far down.</param>
    /// <param name="showingOnly">Only what isn't off the screen; the element itself is read in any case.</param>
    /// <param name="limit">How long the application may take.</param>
    /// <param name="role">Its role where that is known from an earlier capture: alone, an element can't tell what it is part of.</param>
    /// <returns>The element, or null when it is gone.</returns>
    RawElement? Read(ElementAddress at, Reach reach, bool showingOnly, TimeSpan limit, Role role = Role.Unknown);

    /// <summary>Does something by a pattern of an element.</summary>
    /// <returns>False when the application has taken it and not answered yet, as when a modal dialog came up.</returns>
    bool Do(ElementAddress at, PatternCall call);

    /// <summary>The text of an element that has the text pattern; null when it hasn't.</summary>
    /// <param name="at">Element.</param>
    /// <param name="most">Most UTF-16 units.</param>
    string? ReadText(ElementAddress at, int most);

    /// <summary>Selects text by the text pattern.</summary>
    /// <param name="at">Element.</param>
    /// <param name="text">Text, or null for all of it.</param>
    /// <param name="occurrence">Which occurrence, from 1, or <see cref="Actions.TextOccurrence.Last"/>.</param>
    /// <returns>How many occurrences there are up to the wanted one, 1 for the last; -1 without the text pattern.</returns>
    int SelectText(ElementAddress at, string? text, int occurrence);

    /// <summary>Finds an item of a list that makes its items only as they come into view; null when there is none.</summary>
    RawElement? FindItem(ElementAddress container, string name);

    /// <summary>Starts to listen to the changes of a window; once is enough.</summary>
    void Watch(nint window);
}

/// <summary>Where an element is.</summary>
/// <param name="Window">Its top-level window.</param>
/// <param name="Key">What finds it below that; empty for the window itself.</param>
internal readonly record struct ElementAddress(nint Window, string Key = "");

/// <summary>How far down a call reads.</summary>
internal enum Reach
{
    /// <summary>The element alone.</summary>
    Element,

    /// <summary>With its children.</summary>
    Children,

    /// <summary>With all below it.</summary>
    Subtree,
}

/// <summary>The element is gone.</summary>
internal sealed class ElementGoneException(Exception? cause = null) : Exception("the element is no longer there", cause);

/// <summary>The application refuses.</summary>
internal sealed class ActionRefusedException(string message, Exception? cause = null) : Exception(message, cause);
