using System.Globalization;
using System.Text.Json.Nodes;
using LamPS.Core.Actions;
using LamPS.Learning.Records;

namespace LamPS.Learning.Tests.Synthetic;

/// <summary>What must be true of every state-action record.</summary>
internal static class Consistency
{
    private static readonly string[] Small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>What is wrong with a record; null when nothing is.</summary>
    public static string? Problem(StateAction record)
    {
        var action = record.Action;
        var elements = record.Scene.ToSnapshot();
        var element = action.Element is { } id ? record.Scene.Elements.FirstOrDefault(e => e.Id == id) : null;
        var function = UiFunctions.All.FirstOrDefault(f => f.Name == action.Function);
        return record switch
        {
            _ when record.Scene.Elements.DistinctBy(e => e.Id).Count() != record.Scene.Elements.Count => "two elements have the same id",
            _ when record.Split != Split.Train => "it isn't train data",
            _ when record.LineNumber < 1 || record.LineNumber > record.Lines || (record.Next is null) != (record.LineNumber == record.Lines) => "line, number and next line don't fit",
            _ when record.History.Any(h => h.Line != record.Line) => "the history has another line",
            { Action.Function: "" } => action is { Element: null, Menu: null, Arguments: null, Status: "finish" or "fail" } ? null : "nothing is done, but to something",
            _ when action.Status is not ("continue" or "finish") => $"something is done with the status {action.Status}",
            _ when function is null => $"there is no function {action.Function}",
            _ when action.Element is not null && element is null => "the element isn't in the scene",
            _ when action.Menu is not null && !record.Scene.Menus!.Any(m => m.Path == action.Menu) => "the menu entry isn't in the scene",
            _ when function!.NeedsElement && element is null => "the function needs an element",
            _ when element is not null && !function.AppliesTo(elements.Elements.First(e => e.Id.Number == element.Id)) => $"{element.Role} doesn't take {action.Function}",
            _ when action.Arguments?.Keys.FirstOrDefault(k => !function.Arguments.Any(a => a.Name == k)) is { } unknown => $"there is no argument {unknown}",
            _ => (action.Arguments ?? new Dictionary<string, JsonValue>()).Where(a => !Occurs(a.Value, record)).Select(a => $"{a.Key} {a.Value} stands neither in request nor line").FirstOrDefault(),
        };
    }

    private static bool Occurs(JsonValue value, StateAction record)
    {
        var text = $"{record.Request}\n{record.Line}";
        if (value.TryGetValue<bool>(out _))
            return true;
        if (value.TryGetValue<string>(out var words))
            return text.Contains(words, StringComparison.OrdinalIgnoreCase);
        var number = value.TryGetValue<long>(out var whole) ? whole : value.GetValue<double>();
        return text.Contains(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            || (number is >= 0 and <= 12 && text.Contains(Small[(int)number], StringComparison.OrdinalIgnoreCase));
    }
}
