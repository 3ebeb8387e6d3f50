using System.Globalization;
using LamPS.Core.Actions;
using LamPS.Learning.Records;

namespace LamPS.Learning.Evaluating.Decisions;

/// <summary>
/// How a decision compares with the teacher's. <b>Object</b>: the same element, an element of the same role and name in its place, or the same
/// menu entry. <b>Operation</b>: the same function. <b>Status</b>: whether the task goes on or is at its end. <b>Arguments</b>: the same values,
/// whatever the case of letters in names of options, and numbers by their value.
/// </summary>
/// <param name="Object">Whether the object is right.</param>
/// <param name="Operation">Whether the operation is right.</param>
/// <param name="Status">Whether the status is right.</param>
/// <param name="Arguments">Whether the arguments are right; null where there are none to be right.</param>
public readonly record struct DecisionScore(bool Object, bool Operation, bool Status, bool? Arguments)
{
    /// <summary>A successful step of the paper: object, operation and status are right.</summary>
    public bool Succeeds => Object && Operation && Status;

    /// <summary>Compares.</summary>
    /// <param name="state">The state and the teacher's action.</param>
    /// <param name="made">The decision.</param>
    /// <param name="endsTask">Whether the decision ends the task.</param>
    /// <param name="isLast">Whether the teacher's action was the last of the task.</param>
    public static DecisionScore Of(StateAction state, LamAction made, bool endsTask, bool isLast)
    {
        var right = RecordedActions.ToAction(state.Action);
        var fails = made.Status is ActionStatus.Fail or ActionStatus.Ask;
        var wanted = right.Arguments.Where(a => a.Key != "path" || state.Action.Menu is null).ToList();
        return new DecisionScore(
            SameObject(state, right, made),
            right.Function == made.Function && !(fails && right.Function.Length == 0),
            !fails && endsTask == isLast,
            wanted.Count == 0 ? null : wanted.All(a => SameValue(a.Value, made.Arguments.TryGetValue(a.Key, out var value) ? value : null)));
    }

    /// <summary>Whether two menu paths are the same, whatever their dots.</summary>
    /// <param name="first">Path.</param>
    /// <param name="second">Path.</param>
    internal static bool SamePath(string first, string second) => string.Equals(Plain(first), Plain(second), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string path) => path.Replace("...", "", StringComparison.Ordinal).Replace("…", "", StringComparison.Ordinal).Trim();

    private static bool SameObject(StateAction state, LamAction right, LamAction made)
    {
        if (state.Action.Menu is { } path)
            return made.Arguments.Text("path") is { } other && made.Function == UiFunctions.InvokeMenu.Name && SamePath(path, other);
        if (made.Function == UiFunctions.InvokeMenu.Name)
            return false;
        if (right.Element == made.Element)
            return true;
        var elements = state.Scene.Elements;
        var a = elements.FirstOrDefault(e => e.Id == right.Element.Number);
        var b = elements.FirstOrDefault(e => e.Id == made.Element.Number);
        return a is not null && b is not null && a.Role == b.Role && a.Name == b.Name && a.Name is not null && a.Value == b.Value && a.Parent == b.Parent;
    }

    /// <summary>Whether two values of an argument are the same, whatever the case of letters and the form of numbers.</summary>
    internal static bool SameValue(object? right, object? made) => (right, made) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (bool a, bool b) => a == b,
        _ when Number(right) is { } a && Number(made) is { } b => Math.Abs(a - b) < 1e-9,
        _ => string.Equals(right.ToString(), made.ToString(), StringComparison.OrdinalIgnoreCase),
    };

    private static double? Number(object value) => value switch
    {
        long whole => whole,
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
