using LamPS.Core.Actions;

namespace LamPS.Core.Applications;

/// <summary>
/// A state in which an application offers more than it does empty: text selected, the caret in a table. The explorer prepares it from the
/// steps, in a fresh instance, and opens there what was disabled before.
/// </summary>
/// <param name="Name">Name for people: <c>caret in a table</c>.</param>
/// <param name="DocumentName">File name that the document gets; empty for a context that needs none.</param>
/// <param name="Document">Text of the document.</param>
/// <param name="Steps">What is done after the start, in order.</param>
public sealed record ExplorationContext(string Name, string DocumentName, string Document, IReadOnlyList<ExplorationStep> Steps)
{
    /// <summary>The application as it starts, without a document. Defaults of fields come from here wherever a dialog opens here.</summary>
    public static ExplorationContext Empty { get; } = new("", "", "", []);
}

/// <summary>A step that prepares a context.</summary>
/// <param name="Function">Name of a UI function.</param>
/// <param name="Selector">The element that it acts on, or empty for what acts on the application.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ExplorationStep(string Function, string Selector, ActionArguments Arguments);
