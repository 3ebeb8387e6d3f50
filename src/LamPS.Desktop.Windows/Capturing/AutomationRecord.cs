using LamPS.Core.Elements;
using P = LamPS.Desktop.Windows.Capturing.AutomationProperty;

namespace LamPS.Desktop.Windows.Capturing;

/// <summary>An element as UI Automation gave it: values by property, as they came, and what is below it.</summary>
/// <param name="Values">Values; a property that isn't supported is missing or has the default of UI Automation.</param>
/// <param name="Children">Children within the reach of the capture.</param>
internal sealed record AutomationRecord(IReadOnlyDictionary<P, object?> Values, IReadOnlyList<AutomationRecord> Children)
{
    // What belongs to a pattern is asked for only where the pattern is.
    private static readonly (P Pattern, P[] Values)[] Dependent =
    [
        (P.HasValue, [P.Value, P.ValueIsReadOnly]),
        (P.HasRange, [P.RangeValue, P.RangeIsReadOnly, P.RangeMinimum, P.RangeMaximum, P.RangeSmallChange]),
        (P.CanExpandCollapse, [P.ExpandState]),
        (P.CanToggle, [P.ToggleState]),
        (P.CanBeSelected, [P.IsSelected]),
        (P.IsGrid, [P.RowCount, P.ColumnCount]),
        (P.IsWindow, [P.WindowVisualState, P.WindowInteractionState, P.WindowIsModal]),
        (P.HasLegacy, [P.LegacyName, P.LegacyValue, P.LegacyRole, P.LegacyState, P.LegacyDefaultAction]),
    ];

    /// <summary>Everything that a cache request asks for.</summary>
    public static IReadOnlyList<P> All { get; } = Enum.GetValues<P>();

    /// <summary>Control type, as UI Automation numbers it.</summary>
    public int ControlType => Number(P.ControlType);

    /// <summary>What finds it again while it lives: the runtime id, parted by points; empty when it has none.</summary>
    public string Runtime => Values.GetValueOrDefault(P.RuntimeId) is int[] { Length: > 0 } parts ? string.Join('.', parts) : "";

    /// <summary>Reads a record.</summary>
    /// <param name="read">Gives the cached value of a property.</param>
    /// <param name="children">Children.</param>
    public static AutomationRecord Read(Func<P, object?> read, IReadOnlyList<AutomationRecord> children)
    {
        var skipped = new HashSet<P>();
        var values = new Dictionary<P, object?>(All.Count);
        foreach (var (pattern, dependent) in Dependent)
        {
            values[pattern] = read(pattern);
            if (values[pattern] is not true)
            {
                skipped.UnionWith(dependent);
            }
        }

        foreach (var property in All.Where(p => !skipped.Contains(p) && !values.ContainsKey(p)))
        {
            values[property] = read(property);
        }

        return new AutomationRecord(values, children);
    }

    /// <summary>Runtime id as UI Automation wants it back.</summary>
    public static int[] ParseRuntime(string runtime) =>
        runtime.Length == 0 ? [] : [.. runtime.Split('.').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Whether a property is true.</summary>
    public bool Is(P property) => Values.GetValueOrDefault(property) is true;

    /// <summary>A text, trimmed of what ends it; empty when there is none.</summary>
    public string Text(P property) => (Values.GetValueOrDefault(property) as string ?? "").TrimEnd('\0');

    /// <summary>A whole number, or 0.</summary>
    public int Number(P property) => Values.GetValueOrDefault(property) switch
    {
        int number => number,
        uint number => unchecked((int)number),
        _ => 0,
    };

    /// <summary>A number, or 0 where there is none that counts.</summary>
    public double Real(P property) => Values.GetValueOrDefault(property) is double number && double.IsFinite(number) ? number : 0;

    /// <summary>Place in pixels; empty when it has none. Providers answer with infinity and with rectangles turned inside out.</summary>
    public Bounds Place()
    {
        if (Values.GetValueOrDefault(P.BoundingRectangle) is not double[] { Length: 4 } r || r.Any(d => !double.IsFinite(d) || Math.Abs(d) > int.MaxValue / 4) || r[2] <= 0 || r[3] <= 0)
        {
            return default;
        }

        var (left, top) = ((int)Math.Round(r[0]), (int)Math.Round(r[1]));
        return new Bounds(left, top, (int)Math.Round(r[0] + r[2]) - left, (int)Math.Round(r[1] + r[3]) - top);
    }
}
