using LamPS.Core.Actions;
using LamPS.Core.Elements;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>An action was done, or tried.</summary>
/// <param name="Line">Line.</param>
/// <param name="Key">Application.</param>
/// <param name="Function">Function.</param>
/// <param name="Element">Element acted on, or none.</param>
/// <param name="Role">Its role.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Arguments without the masked ones.</param>
/// <param name="Masked">Names of arguments that were secret; any value fits them.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record RecordedAction(
    int Line, string Key, string Function, ElementId Element, Role Role, string Name, ActionArguments Arguments, IReadOnlySet<string> Masked, ActionOutcome Outcome)
    : RecordedEvent(Line, Key)
{
    /// <summary>The action for people.</summary>
    public override string ToString()
    {
        var target = Element.IsNone ? "" : Name.Length == 0 ? $" on {Role.Name()}" : $" on {Role.Name()} '{Name}'";
        var masked = string.Concat(Masked.Select(m => $"{m}: *** "));
        return $"'{Function}'{target} ({masked}{Arguments})";
    }
}
