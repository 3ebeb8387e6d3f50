using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core.Actions;
using LamPS.Core.Elements;

namespace LamPS.Learning.Records;

/// <summary>Actions to records and back.</summary>
public static class RecordedActions
{
    private const string Path = "path";

    /// <summary>An action as a record keeps it.</summary>
    /// <param name="action">Action.</param>
    public static RecordedAction Of(LamAction action)
    {
        var isMenu = action.Function == UiFunctions.InvokeMenu.Name;
        var arguments = action.Arguments.Where(a => a.Value is not null && !(isMenu && a.Key == Path)).ToDictionary(a => a.Key, a => ToJson(a.Value!));
        return new RecordedAction
        {
            Function = action.Function,
            Element = action.Element.IsNone ? null : action.Element.Number,
            Menu = isMenu ? action.Arguments.Text(Path) : null,
            Arguments = arguments.Count == 0 ? null : arguments,
            Status = action.Status.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>A record as an action.</summary>
    /// <param name="record">Record.</param>
    /// <exception cref="FormatException">Its status isn't known.</exception>
    public static LamAction ToAction(RecordedAction record)
    {
        var arguments = (record.Arguments ?? new Dictionary<string, JsonValue>()).Select(a => new KeyValuePair<string, object?>(a.Key, FromJson(a.Value)));
        if (record.Menu is { } menu)
            arguments = arguments.Prepend(new(Path, menu));
        return new LamAction(
            record.Function,
            record.Element is { } id ? new ElementId(id) : ElementId.None,
            new ActionArguments(arguments),
            Enum.TryParse<ActionStatus>(record.Status, ignoreCase: true, out var status) ? status : throw new FormatException($"'{record.Status}' is no status"));
    }

    private static JsonValue ToJson(object value) => value switch
    {
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create(value.ToString()!)!,
    };

    // A value that was read and one that was made here hold their numbers in other types.
    private static object FromJson(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetValue<long>(out var whole) => whole,
        JsonValueKind.Number when value.TryGetValue<int>(out var small) => (long)small,
        JsonValueKind.Number => value.TryGetValue<double>(out var number) ? number : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => value.GetValue<string>(),
    };
}
